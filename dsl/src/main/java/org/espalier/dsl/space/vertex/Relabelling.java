package org.espalier.dsl.space.vertex;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All ways to renumber the inner vertices of a cell; its input and output stay. */
final class Relabelling {
  private static final Map<Integer, List<int[]>> KNOWN = new ConcurrentHashMap<>();

  private Relabelling() {}

  /**
   * The permutations of {@code size} vertices, each as new numbers by old ones, not to be changed.
   */
  static List<int[]> all(int size) {
    return KNOWN.computeIfAbsent(size, Relabelling::make);
  }

  private static List<int[]> make(int size) {
    List<int[]> found = new ArrayList<>();
    int[] numbers = new int[size];
    numbers[size - 1] = size - 1;
    extend(numbers, 1, new boolean[size], found);
    return List.copyOf(found);
  }

  private static void extend(int[] numbers, int vertex, boolean[] taken, List<int[]> found) {
    if (vertex >= numbers.length - 1) {
      found.add(numbers.clone());
      return;
    }
    for (int number = 1; number < numbers.length - 1; number++) {
      if (!taken[number]) {
        taken[number] = true;
        numbers[vertex] = number;
        extend(numbers, vertex + 1, taken, found);
        taken[number] = false;
      }
    }
  }

  /** The edges under new numbers; empty if one would run backwards. */
  static Optional<int[]> edges(int[] sources, int[] numbers) {
    int[] renamed = new int[sources.length];
    for (int to = 1; to < sources.length; to++) {
      for (int rest = sources[to]; rest != 0; rest &= rest - 1) {
        int from = numbers[Integer.numberOfTrailingZeros(rest)];
        if (from > numbers[to]) {
          return Optional.empty();
        }
        renamed[numbers[to]] |= 1 << from;
      }
    }
    return Optional.of(renamed);
  }

  /** Whatever stands on the vertices, under new numbers. */
  static int[] labels(int[] labels, int[] numbers) {
    int[] renamed = new int[labels.length];
    for (int vertex = 0; vertex < labels.length; vertex++) {
      renamed[numbers[vertex]] = labels[vertex];
    }
    return renamed;
  }
}
