package org.espalier.stdlib.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;

/**
 * Arrays that hold one number over and over, the latest of them: what a native call reads where it
 * wants a number for each of many arrays. As a text, MXNet would read each number anew.
 */
final class RepeatedNumbers {
  private static final int ROOM = 64;

  private final NDManager manager;
  private final Latest<Key, NDArray> arrays = new Latest<>(ROOM, NDArray::close);

  private record Key(int count, float number) {}

  RepeatedNumbers(NDManager manager) {
    this.manager = manager;
  }

  /** A number so many times, in single precision; to be read at once and not to be written. */
  NDArray of(int count, double number) {
    return arrays.get(new Key(count, (float) number), () -> repeated(count, (float) number));
  }

  private NDArray repeated(int count, float number) {
    float[] numbers = new float[count];
    Arrays.fill(numbers, number);
    return manager.create(numbers);
  }
}
