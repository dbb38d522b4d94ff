package org.espalier.stdlib.engine;

import ai.djl.engine.EngineException;
import ai.djl.mxnet.jna.JnaUtils;
import ai.djl.ndarray.NDArray;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
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

  /**
   * Runs it; the results land in {@code targets}. What a call needs is given back behind it: left
   * to JNA, it would wait for Java to collect garbage, some kilobytes a step.
   */
  void into(List<NDArray> targets, List<NDArray> inputs, Map<String, String> parameters) {
    try (Memory reads = MxnetCalls.pointers(inputs);
        Memory writes = MxnetCalls.pointers(targets);
        Memory keys = strings(parameters.keySet());
        Memory values = strings(parameters.values());
        Memory count = new Memory(Integer.BYTES);
        Memory outputs = new Memory(Native.POINTER_SIZE);
        Memory storageTypes = new Memory(Native.POINTER_SIZE)) {
      count.setInt(0, targets.size());
      outputs.setPointer(0, writes);
      JnaUtils.checkCall(
          LIBRARY.MXImperativeInvokeEx(
              handle,
              inputs.size(),
              reads,
              count,
              outputs,
              parameters.size(),
              keys,
              values,
              storageTypes));
    }
  }

  /** Pointers to texts, and the texts behind them. */
  private static Memory strings(Collection<String> texts) {
    List<byte[]> bytes =
        texts.stream().map(text -> text.getBytes(StandardCharsets.US_ASCII)).toList();
    long at = (long) texts.size() * Native.POINTER_SIZE;
    Memory memory = new Memory(at + bytes.stream().mapToLong(text -> text.length + 1L).sum());
    for (int i = 0; i < bytes.size(); i++) {
      memory.setPointer((long) i * Native.POINTER_SIZE, memory.share(at));
      memory.write(at, bytes.get(i), 0, bytes.get(i).length);
      memory.setByte(at + bytes.get(i).length, (byte) 0);
      at += bytes.get(i).length + 1L;
    }
    return memory;
  }
}
