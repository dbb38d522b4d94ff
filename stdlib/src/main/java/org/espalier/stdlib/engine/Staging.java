package org.espalier.stdlib.engine;

import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.mxnet.jna.JnaUtils;
import com.sun.jna.Native;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Numbers into MXNet's arrays and out again, by a piece of memory that each thread keeps. DJL takes
 * new memory outside of Java's heap for every copy, which is given back only when Java collects
 * garbage: a small training that makes little garbage held more and more of it.
 */
final class Staging {
  /** What is larger is not kept. */
  private static final int MOST_BYTES = 1 << 24;

  private static final ThreadLocal<Staging> OF_THREAD = ThreadLocal.withInitial(Staging::new);

  private ByteBuffer kept = memory(1 << 12);

  private Staging() {}

  /** Writes into an array of as many numbers of single precision. */
  static void write(MxNDArray array, float[] values) {
    ByteBuffer bytes = OF_THREAD.get().room(values.length);
    bytes.asFloatBuffer().put(values);
    JnaUtils.syncCopyFromCPU(array.getHandle(), bytes, values.length);
  }

  /** Reads an array of single precision, when it has been computed. */
  static float[] read(MxNDArray array) {
    float[] values = new float[Math.toIntExact(array.size())];
    ByteBuffer bytes = OF_THREAD.get().room(values.length);
    JnaUtils.syncCopyToCPU(array.getHandle(), Native.getDirectBufferPointer(bytes), values.length);
    bytes.asFloatBuffer().get(values);
    return values;
  }

  private ByteBuffer room(int numbers) {
    int bytes = Math.multiplyExact(numbers, Float.BYTES);
    if (bytes > MOST_BYTES) {
      return memory(bytes);
    }
    if (bytes > kept.capacity()) {
      kept = memory(Integer.highestOneBit(bytes - 1) * 2);
    }
    return kept;
  }

  private static ByteBuffer memory(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }
}
