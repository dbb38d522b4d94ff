package org.espalier.stdlib.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Arrays that hold one number over and over, the latest of them: what a native call reads where it
 * wants a number for each of many arrays. As a text, MXNet would read each number anew.
 */
final class RepeatedNumbers {
  private static final int ROOM = 64;

  private final NDManager manager;
  private final Map<Key, NDArray> arrays = new LinkedHashMap<>(16, 0.75f, true);

  private record Key(int count, float number) {}

  RepeatedNumbers(NDManager manager) {
    this.manager = manager;
  }

  /** A number so many times, in single precision; to be read at once and not to be written. */
  NDArray of(int count, double number) {
    Key key = new Key(count, (float) number);
    NDArray known = arrays.get(key);
    if (known != null) {
      return known;
    }
    if (arrays.size() >= ROOM) {
      NDArray oldest = arrays.remove(arrays.keySet().iterator().next());
      if (oldest != null) {
        oldest.close();
      }
    }
    float[] numbers = new float[count];
    Arrays.fill(numbers, key.number());
    NDArray made = manager.create(numbers);
    arrays.put(key, made);
    return made;
  }
}
