package org.espalier.dsl.space.part;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
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
    TIMES("times", (left, right) -> left * right),
    /** The sum. */
    PLUS("plus", Double::sum),
    /** The difference. */
    MINUS("minus", (left, right) -> left - right),
    /** The quotient. */
    DIVIDED_BY("dividedBy", (left, right) -> left / right),
    /** See {@link Amount#roundedTo}. */
    ROUNDED_TO("roundedTo", Operator::round),
    /** See {@link Amount#roundedUpTo}. */
    ROUNDED_UP_TO("roundedUpTo", (left, right) -> Math.ceil(left / right) * right),
    /** The greater. */
    AT_LEAST("atLeast", Math::max);

    private final String word;
    private final DoubleBinaryOperator formula;

    Operator(String word, DoubleBinaryOperator formula) {
      this.word = word;
      this.formula = formula;
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
      return new Fixed(operator.formula.applyAsDouble(first.number(), second.number()));
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
    return operator.formula.applyAsDouble(left.of(choices, place), right.of(choices, place));
  }

  @Override
  public String text() {
    // A number of Java has no words of its own; its place is the right-hand side.
    boolean turned = left instanceof Fixed;
    Amount first = turned ? right : left;
    Amount second = turned ? left : right;
    return first.text() + "." + operator.word + "(" + second.text() + ")";
  }

  /** As typed. */
  @Override
  public String toString() {
    return text();
  }
}
