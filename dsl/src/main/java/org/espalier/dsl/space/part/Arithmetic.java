package org.espalier.dsl.space.part;

import java.util.List;
import java.util.stream.Stream;
import org.espalier.dsl.decision.Decision;

/**
 * What two amounts make.
 *
 * @param left the first
 * @param operator what is done
 * @param right the second
 */
public record Arithmetic(Amount left, Operator operator, Amount right) implements Amount {
  /** What can be done with two amounts. */
  public enum Operator {
    /** The product. */
    TIMES("times"),
    /** The sum. */
    PLUS("plus"),
    /** The difference. */
    MINUS("minus"),
    /** The quotient. */
    DIVIDED_BY("dividedBy"),
    /** See {@link Amount#roundedTo}. */
    ROUNDED_TO("roundedTo"),
    /** See {@link Amount#roundedUpTo}. */
    ROUNDED_UP_TO("roundedUpTo"),
    /** The greater. */
    AT_LEAST("atLeast");

    private final String word;

    Operator(String word) {
      this.word = word;
    }

    private double apply(double left, double right) {
      return switch (this) {
        case TIMES -> left * right;
        case PLUS -> left + right;
        case MINUS -> left - right;
        case DIVIDED_BY -> left / right;
        case ROUNDED_TO -> round(left, right);
        case ROUNDED_UP_TO -> Math.ceil(left / right) * right;
        case AT_LEAST -> Math.max(left, right);
      };
    }

    private static double round(double value, double multiple) {
      double nearest = Math.max(multiple, Math.floor((value + multiple / 2) / multiple) * multiple);
      return nearest < 0.9 * value ? nearest + multiple : nearest;
    }
  }

  /** What two amounts make; a fixed number where both are. */
  static Amount of(Amount left, Operator operator, Amount right) {
    boolean divides = operator == Operator.DIVIDED_BY || operator.word.startsWith("rounded");
    if (divides && right.values().values().stream().anyMatch(value -> !(value > 0))) {
      throw new IllegalArgumentException(
          left.text()
              + "."
              + operator.word
              + "("
              + right.text()
              + "): this number must be more than 0.");
    }
    if (left instanceof Fixed first && right instanceof Fixed second) {
      return new Fixed(operator.apply(first.number(), second.number()));
    }
    return new Arithmetic(left, operator, right);
  }

  @Override
  public List<Decision> decisions(String place) {
    return Stream.concat(left.decisions(place).stream(), right.decisions(place).stream())
        .distinct()
        .toList();
  }

  @Override
  public double of(Choices choices, String place) {
    return operator.apply(left.of(choices, place), right.of(choices, place));
  }

  @Override
  public String text() {
    // Java's own numbers have no words to go on with; a choice of one number has.
    String first = left instanceof Fixed ? "choice(" + left.text() + ")" : left.text();
    return first + "." + operator.word + "(" + right.text() + ")";
  }

  /** As typed. */
  @Override
  public String toString() {
    return text();
  }
}
