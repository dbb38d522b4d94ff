package org.espalier.stdlib.engine;

import ai.djl.mxnet.jna.JnaUtils;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/**
 * A symbol that MXNet runs as one operator on whatever arrays it is given. Arrays are numbers here,
 * MXNet's handles on them: between two calls most need no more of Java, and making DJL's arrays of
 * them took as long as small operations.
 */
final class CachedOperator implements AutoCloseable {
  private static final MxnetCalls LIBRARY = MxnetCalls.load();

  /** Where a call of this thread puts its arguments. */
  private static final ThreadLocal<Arguments> ARGUMENTS = ThreadLocal.withInitial(Arguments::new);

  private final Pointer pointer;
  private final long handle;
  private boolean closed;

  /** Has MXNet keep no memory between calls, so that several in one pass do not meet. */
  CachedOperator(Pointer symbol) {
    PointerByReference created = new PointerByReference();
    String[] keys = {"static_alloc", "static_shape"};
    String[] values = {"0", "0"};
    JnaUtils.checkCall(
        LIBRARY.MXCreateCachedOpEX(symbol, keys.length, keys, values, created, (byte) 0));
    this.pointer = created.getValue();
    this.handle = Pointer.nativeValue(pointer);
  }

  /**
   * One call.
   *
   * @return handles that are the caller's to give back
   * @throws IllegalStateException if it is closed, which MXNet would not survive
   */
  long[] run(long[] inputs) {
    return run(inputs, new long[0]);
  }

  /** One call that writes into arrays that are there. */
  void into(long[] inputs, long[] outputs) {
    run(inputs, outputs);
  }

  private long[] run(long[] inputs, long[] given) {
    if (closed) {
      throw new IllegalStateException(
          "A network's programs were closed before it ran; close their PieceCache behind the"
              + " stores and networks that use it.");
    }
    Memory memory = ARGUMENTS.get().filled(inputs, given);
    long at = Pointer.nativeValue(memory);
    JnaUtils.checkCall(
        DirectCalls.MXInvokeCachedOpEx(
            handle,
            inputs.length,
            at + Arguments.INPUTS,
            at + Arguments.COUNT,
            at + Arguments.OUTPUTS,
            at + Arguments.STORAGE_TYPES));
    return memory.getPointer(Arguments.OUTPUTS).getLongArray(0, memory.getInt(Arguments.COUNT));
  }

  @Override
  public void close() {
    closed = true;
    JnaUtils.freeCachedOp(pointer);
  }

  /** Memory outside of Java that a thread keeps for its calls. */
  private static final class Arguments {
    static final long COUNT = 0;
    static final long OUTPUTS = 8;
    static final long STORAGE_TYPES = 16;
    static final long INPUTS = 24;

    private Memory memory = new Memory(INPUTS + 64 * Long.BYTES);

    Memory filled(long[] inputs, long[] outputs) {
      long given = INPUTS + (long) inputs.length * Long.BYTES;
      long bytes = given + (long) outputs.length * Long.BYTES;
      if (bytes > memory.size()) {
        memory.close();
        memory = new Memory(2 * bytes);
      }
      memory.setLong(COUNT, outputs.length);
      memory.setLong(OUTPUTS, outputs.length == 0 ? 0 : Pointer.nativeValue(memory) + given);
      memory.setLong(STORAGE_TYPES, 0);
      memory.write(INPUTS, inputs, 0, inputs.length);
      memory.write(given, outputs, 0, outputs.length);
      return memory;
    }
  }
}
