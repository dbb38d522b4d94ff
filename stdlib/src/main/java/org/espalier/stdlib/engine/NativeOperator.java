package org.espalier.stdlib.engine;

import ai.djl.engine.EngineException;
import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.mxnet.jna.JnaUtils;
import ai.djl.ndarray.NDArray;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.List;
import java.util.Map;

/** An MXNet operator that writes into several arrays at once; DJL's own call allows for one. */
final class NativeOperator {
  private static final MxnetCalls LIBRARY = MxnetCalls.load();

  private final Pointer handle;

  /**
   * Looks it up.
   *
   * @throws EngineUnavailableException if MXNet lacks it
   */
  NativeOperator(String name) {
    PointerByReference reference = new PointerByReference();
    try {
      JnaUtils.checkCall(LIBRARY.NNGetOpHandle(name, reference));
    } catch (EngineException failure) {
      throw SymbolProgram.orLacking(failure);
    }
    this.handle = reference.getValue();
  }

  /** Runs it; the results land in {@code targets}. */
  void into(List<NDArray> targets, List<NDArray> inputs, Map<String, String> parameters) {
    try (Memory reads = pointers(inputs);
        Memory writes = pointers(targets)) {
      JnaUtils.checkCall(
          LIBRARY.MXImperativeInvokeEx(
              handle,
              inputs.size(),
              reads,
              new IntByReference(targets.size()),
              new PointerByReference(writes),
              parameters.size(),
              parameters.keySet().toArray(String[]::new),
              parameters.values().toArray(String[]::new),
              new PointerByReference()));
    }
  }

  private static Memory pointers(List<NDArray> arrays) {
    Memory memory = new Memory((long) arrays.size() * Native.POINTER_SIZE);
    for (int i = 0; i < arrays.size(); i++) {
      Pointer array = ((MxNDArray) arrays.get(i)).getHandle();
      memory.setPointer((long) i * Native.POINTER_SIZE, array);
    }
    return memory;
  }
}
