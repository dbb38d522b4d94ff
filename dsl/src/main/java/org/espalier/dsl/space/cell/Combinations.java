package org.espalier.dsl.space.cell;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Choices of some of the first numbers. */
final class Combinations {
  private static final Map<Wanted, List<List<Integer>>> KNOWN = new ConcurrentHashMap<>();

  private Combinations() {}

  private record Wanted(int size, int count) {}

  /**
   * The sets of {@code count} of the numbers below {@code size}, in lexicographic order; the whole
   * where there are fewer.
   */
  static List<List<Integer>> of(int size, int count) {
    return KNOWN.computeIfAbsent(
        new Wanted(size, Math.min(count, size)), it -> from(0, it.size, it.count).toList());
  }

  private static Stream<List<Integer>> from(int first, int size, int count) {
    if (count == 0) {
      return Stream.of(List.of());
    }
    return IntStream.rangeClosed(first, size - count)
        .boxed()
        .flatMap(head -> from(head + 1, size, count - 1).map(tail -> joined(head, tail)));
  }

  private static List<Integer> joined(int head, List<Integer> tail) {
    return Stream.concat(Stream.of(head), tail.stream()).toList();
  }

  /** As a decision's option: {@code 0+2}. */
  static String text(List<Integer> numbers) {
    return String.join("+", numbers.stream().map(String::valueOf).toList());
  }
}
