package org.espalier.stdlib.engine;

import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.mxnet.jna.JnaUtils;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
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

  private Room kept = Room.of(1 << 12);

  private Staging() {}

  /**
   * A piece of memory.
   *
   * @param address where MXNet finds it
   */
  private record Room(ByteBuffer bytes, long address) {
    static Room of(int size) {
      ByteBuffer bytes = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
      return new Room(bytes, Pointer.nativeValue(Native.getDirectBufferPointer(bytes)));
    }
  }

  /** Writes into an array of as many numbers of single precision. */
  static void write(MxNDArray array, float[] values) {
    ByteBuffer bytes = OF_THREAD.get().room(values.length).bytes();
    bytes.asFloatBuffer().put(values);
    JnaUtils.syncCopyFromCPU(array.getHandle(), bytes, values.length);
  }

  /** Reads an array of single precision, when it has been computed. */
  static float[] read(MxNDArray array) {
    return read(Pointer.nativeValue(array.getHandle()), Math.toIntExact(array.size()));
  }

  /** Likewise, an array of so many numbers by its handle. */
  static float[] read(long array, int count) {
    Room room = OF_THREAD.get().room(count);
    JnaUtils.checkCall(DirectCalls.MXNDArraySyncCopyToCPU(array, room.address(), count));
    float[] values = new float[count];
    room.bytes().asFloatBuffer().get(values);
    return values;
  }

  private Room room(int numbers) {
    int size = Math.multiplyExact(numbers, Float.BYTES);
    if (size > MOST_BYTES) {
      return Room.of(size);
    }
    if (size > kept.bytes().capacity()) {
      kept = Room.of(Integer.highestOneBit(size - 1) * 2);
    }
    return kept;
  }
}
