package org.espalier.stdlib.engine;

import ai.djl.mxnet.jna.LibUtils;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/** The calls of MXNet's C interface that DJL's Java does not offer; the library is the same. */
interface MxnetCalls extends Library {
  /** Loads it, if DJL has not. */
  static MxnetCalls load() {
    return Native.load(LibUtils.getLibName(), MxnetCalls.class);
  }

  /** Finds an operator by its name. */
  int NNGetOpHandle(String name, PointerByReference handle);

  /** Runs an operator; {@code outputs} points to the arrays that it writes into. */
  int MXImperativeInvokeEx(
      Pointer operator,
      int inputCount,
      Pointer inputs,
      IntByReference outputCount,
      PointerByReference outputs,
      int parameterCount,
      String[] keys,
      String[] values,
      PointerByReference storageTypes);

  /** Sets how many threads one operator uses. */
  int MXSetNumOMPThreads(int count);
}
