package org.espalier.stdlib.engine;

import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.mxnet.jna.LibUtils;
import ai.djl.ndarray.NDArray;
import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls of MXNet's C interface that DJL's Java does not offer; the library is the same. */
interface MxnetCalls extends Library {
  /** Loads it, if DJL has not. */
  static MxnetCalls load() {
    return Native.load(LibUtils.getLibName(), MxnetCalls.class);
  }

  /** Pointers to arrays, one behind the other; null stays null. */
  static Memory pointers(List<? extends @Nullable NDArray> arrays) {
    // MXNet does not look at memory for no array, but there is none of size 0.
    Memory memory = new Memory(Math.max(1, arrays.size()) * (long) Native.POINTER_SIZE);
    for (int i = 0; i < arrays.size(); i++) {
      NDArray array = arrays.get(i);
      Pointer handle = array == null ? null : ((MxNDArray) array).getHandle();
      memory.setPointer((long) i * Native.POINTER_SIZE, handle);
    }
    return memory;
  }

  /**
   * Binds a symbol to its arguments, the arrays that gradients by them go to, and its states; the
   * groups of devices are unused.
   */
  int MXExecutorBindEX(
      Pointer symbol,
      int deviceType,
      int deviceIndex,
      int groupCount,
      @Nullable Pointer groups,
      @Nullable Pointer groupDeviceTypes,
      @Nullable Pointer groupDeviceIndices,
      int argumentCount,
      Pointer arguments,
      Pointer gradients,
      Pointer requests,
      int stateCount,
      Pointer states,
      @Nullable Pointer shared,
      PointerByReference executor);

  /** What a bound symbol yields: new handles on the arrays that every pass writes into. */
  int MXExecutorOutputs(Pointer executor, IntByReference count, PointerByReference arrays);

  /** Gives a bound symbol's memory back. */
  int MXExecutorFree(Pointer executor);

  /** Finds an operator by its name. */
  int NNGetOpHandle(String name, PointerByReference handle);

  /**
   * Runs an operator; {@code outputs} points to the arrays that it writes into. All are pointers,
   * so that whoever calls it often gives their memory back at once.
   */
  int MXImperativeInvokeEx(
      Pointer operator,
      int inputCount,
      Pointer inputs,
      Pointer outputCount,
      Pointer outputs,
      int parameterCount,
      Pointer keys,
      Pointer values,
      Pointer storageTypes);

  /** Makes a symbol callable; {@code flags} and {@code values} as Gluon's hybridize takes them. */
  int MXCreateCachedOpEX(
      Pointer symbol,
      int flagCount,
      String[] flags,
      String[] values,
      PointerByReference operator,
      byte threadSafe);

  /** Sets how many threads an operator uses that runs on the thread of this call. */
  int MXSetNumOMPThreads(int count);

  /** What MXNet is to run on a thread of its own. */
  interface Task extends Callback {
    void run(Pointer context, Pointer parameter);
  }

  /** Has a task run in its turn, by the worker of a device. */
  int MXEnginePushSync(
      Task task,
      @Nullable Pointer parameter,
      @Nullable Pointer deleter,
      Pointer device,
      @Nullable Pointer read,
      int readCount,
      @Nullable Pointer changed,
      int changedCount,
      @Nullable Pointer properties,
      int priority,
      String name);
}
