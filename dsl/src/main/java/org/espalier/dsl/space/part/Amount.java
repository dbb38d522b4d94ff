package org.espalier.dsl.space.part;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Decisions;

/**
 * A number that a word takes: fixed, a {@link Choice}, or arithmetic on both. Channels, kernels,
 * strides, ratios and repeats are amounts, so that whatever is a number can be searched.
 *
 * <p>A choice with a label is one decision wherever the label stands; a choice without one is
 * decided anew at each place where it is used.
 */
public sealed interface Amount permits Fixed, Choice, Arithmetic {
  /**
   * What has to be decided.
   *
   * @param place the label of choices that have none of their own
   */
  List<Decision> decisions(String place);

  /**
   * The number that was chosen.
   *
   * @param place as in {@link #decisions}
   */
  double of(Choices choices, String place);

  /** As typed, where an amount is expected. */
  String text();

  /** As typed, where numbers to choose from are expected as well: {@code 3, 5, 7}. */
  default String list() {
    return text();
  }

  /** A fixed number, or a choice without a label of several. */
  static Amount of(String word, double... numbers) {
    return Choice.without(word, numbers);
  }

  /** Likewise from whole numbers. */
  static Amount of(String word, int... numbers) {
    return of(word, java.util.Arrays.stream(numbers).asDoubleStream().toArray());
  }

  /** Numbers as people type them, whole or not: Kotlin turns no {@code 3} into a {@code 3.0}. */
  static double[] numbers(Number... typed) {
    return java.util.Arrays.stream(typed).mapToDouble(Number::doubleValue).toArray();
  }

  /** A fixed number. */
  static Amount of(int number) {
    return new Fixed(number);
  }

  /** This many times as much. */
  default Amount times(Number factor) {
    return times(new Fixed(factor.doubleValue()));
  }

  /** The product of both. */
  default Amount times(Amount factor) {
    return Arithmetic.of(this, Arithmetic.Operator.TIMES, factor);
  }

  /** This much more. */
  default Amount plus(Number summand) {
    return plus(new Fixed(summand.doubleValue()));
  }

  /** The sum of both. */
  default Amount plus(Amount summand) {
    return Arithmetic.of(this, Arithmetic.Operator.PLUS, summand);
  }

  /** This much less. */
  default Amount minus(Number subtrahend) {
    return Arithmetic.of(this, Arithmetic.Operator.MINUS, new Fixed(subtrahend.doubleValue()));
  }

  /** A part of it, not rounded. */
  default Amount dividedBy(Number divisor) {
    return dividedBy(new Fixed(divisor.doubleValue()));
  }

  /** The quotient of both, not rounded. */
  default Amount dividedBy(Amount divisor) {
    return Arithmetic.of(this, Arithmetic.Operator.DIVIDED_BY, divisor);
  }

  /**
   * The nearest multiple, at least one of it; the next one where that would be less than nine
   * tenths of this, as MobileNets round their channels (arXiv 1801.04381).
   */
  default Amount roundedTo(int multiple) {
    return Arithmetic.of(this, Arithmetic.Operator.ROUNDED_TO, new Fixed(multiple));
  }

  /** The next multiple, as EfficientNet rounds its repeats (arXiv 1905.11946). */
  default Amount roundedUpTo(int multiple) {
    return Arithmetic.of(this, Arithmetic.Operator.ROUNDED_UP_TO, new Fixed(multiple));
  }

  /** The greater of both. */
  default Amount atLeast(Number least) {
    return Arithmetic.of(this, Arithmetic.Operator.AT_LEAST, new Fixed(least.doubleValue()));
  }

  /** The number that was chosen, which {@link #requireWhole} found to be whole. */
  default int whole(Choices choices, String place) {
    return (int) Math.rint(of(choices, place));
  }

  /** Every number that it can be, by what was chosen for it. */
  default Map<String, Double> values() {
    Decisions decisions = Decisions.of(decisions("it"));
    Map<String, Double> values = new LinkedHashMap<>();
    BigInteger size = decisions.size();
    for (BigInteger number = BigInteger.ZERO;
        number.compareTo(size) < 0;
        number = number.add(BigInteger.ONE)) {
      int[] chosen = decisions.choices(number);
      List<String> words = new ArrayList<>();
      for (int i = 0; i < chosen.length; i++) {
        Decision decision = decisions.all().get(i);
        words.add(decision.label() + " is " + decision.domain().choices().get(chosen[i]));
      }
      values.put(String.join(" and ", words), of(label -> chosen[decisions.position(label)], "it"));
    }
    return values;
  }

  /**
   * Checks that a word got whole numbers.
   *
   * @param word the word, such as {@code channels}
   * @param least the smallest that it takes
   */
  default Amount requireWhole(String word, int least) {
    values()
        .forEach(
            (when, value) -> {
              String asked = word + "(" + list() + ")";
              String where = when.isEmpty() ? "" : " where " + when;
              if (value != Math.rint(value)) {
                throw new IllegalArgumentException(
                    asked
                        + " is "
                        + Fixed.text(value)
                        + where
                        + ", but needs a whole number: choose numbers that can be divided, or round,"
                        + " such as .roundedTo(8).");
              }
              if (value < least) {
                throw new IllegalArgumentException(
                    asked
                        + ": numbers are at least "
                        + least
                        + ", but got "
                        + Fixed.text(value)
                        + where
                        + ".");
              }
            });
    return this;
  }
}
