package org.espalier.dsl.space.part;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.espalier.dsl.decision.Domain;

/** Checks lists of numbers that a word was given. */
public final class Options {
  private Options() {}

  public static List<Integer> of(String word, List<Integer> numbers) {
    if (numbers.isEmpty()) {
      throw new IllegalArgumentException(
          word + "() needs at least one number, such as " + word + "(3).");
    }
    if (new HashSet<>(numbers).size() < numbers.size()) {
      throw new IllegalArgumentException(word + "(" + join(numbers) + ") has a number twice.");
    }
    for (int number : numbers) {
      if (number < 1) {
        throw new IllegalArgumentException(
            word + "(" + join(numbers) + "): numbers are at least 1, but got " + number + ".");
      }
    }
    return List.copyOf(numbers);
  }

  public static String join(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  public static Domain domain(List<Integer> numbers) {
    return new Domain(numbers.stream().map(String::valueOf).toList());
  }
}
