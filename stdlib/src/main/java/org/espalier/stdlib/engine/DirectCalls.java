package org.espalier.stdlib.engine;

import ai.djl.mxnet.jna.LibUtils;
import com.sun.jna.Native;

/**
 * The calls of MXNet's C interface that every piece of a graph makes. Pointers are numbers here:
 * JNA takes longer to find out what objects stand for than a small operation computes. They are
 * found by the names that MXNet gave them.
 */
final class DirectCalls {
  static {
    Native.register(DirectCalls.class, LibUtils.getLibName());
  }

  private DirectCalls() {}

  /** Runs a symbol; {@code outputs} points to where MXNet says where its handles are. */
  static native int MXInvokeCachedOpEx(
      long operator,
      int inputCount,
      long inputs,
      long outputCount,
      long outputs,
      long storageTypes);

  /** Begins a bound symbol's pass. */
  static native int MXExecutorForward(long executor, int training);

  /** Begins its way back; {@code heads} points to the gradients by what it yields. */
  static native int MXExecutorBackwardEx(long executor, int headCount, long heads, int training);

  /** Copies an array's numbers, once they are computed. */
  static native int MXNDArraySyncCopyToCPU(long array, long target, long count);

  /** Gives a handle back; whatever reads the array goes on reading it. */
  static native int MXNDArrayFree(long array);
}
