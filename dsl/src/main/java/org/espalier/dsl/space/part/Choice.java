package org.espalier.dsl.space.part;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Domain;
import org.jspecify.annotations.Nullable;

/**
 * One of some numbers.
 *
 * @param label what ties it to others of the same label; null for a decision of each place's own
 * @param options the numbers, in order; at least one, no two alike
 */
public record Choice(@Nullable String label, List<Double> options) implements Amount {
  /** Copies and checks. */
  public Choice {
    options = List.copyOf(options);
    require(label == null ? "choice" : "choice(\"" + label + "\", ...)", options);
  }

  /** One whose places decide each for itself; of a single number, that number. */
  public static Amount without(String word, double... numbers) {
    List<Double> options = Arrays.stream(numbers).boxed().toList();
    require(word, options);
    return options.size() == 1 ? new Fixed(options.get(0)) : new Choice(null, options);
  }

  /** One that is the same wherever its label stands; of a single number, that number. */
  public static Amount of(String label, double... numbers) {
    if (label.isBlank()) {
      throw new IllegalArgumentException(
          "choice(\"" + label + "\", ...): a label is not blank; leave it out for none.");
    }
    Choice choice = new Choice(label, Arrays.stream(numbers).boxed().toList());
    return numbers.length == 1 ? new Fixed(numbers[0]) : choice;
  }

  private static void require(String word, List<Double> options) {
    if (options.isEmpty()) {
      throw new IllegalArgumentException(
          (word.endsWith(")") ? word : word + "()") + " needs at least one number, such as 16.");
    }
    if (new HashSet<>(options).size() < options.size()) {
      throw new IllegalArgumentException(
          (word.endsWith(")") ? word : word + "(...)")
              + " has a number twice: "
              + join(options)
              + ".");
    }
  }

  @Override
  public List<Decision> decisions(String place) {
    return options.size() == 1
        ? List.of()
        : List.of(Decision.of(at(place), new Domain(options.stream().map(Fixed::text).toList())));
  }

  @Override
  public double of(Choices choices, String place) {
    return options.get(options.size() == 1 ? 0 : choices.of(at(place)));
  }

  private String at(String place) {
    return label == null ? place : label;
  }

  @Override
  public String text() {
    return label == null
        ? "choice(" + join(options) + ")"
        : "choice(\"" + label + "\", " + join(options) + ")";
  }

  @Override
  public String list() {
    return label == null ? join(options) : text();
  }

  private static String join(List<Double> numbers) {
    return numbers.stream().map(Fixed::text).collect(Collectors.joining(", "));
  }

  /** As typed. */
  @Override
  public String toString() {
    return text();
  }
}
