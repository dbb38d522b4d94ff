package org.espalier.stdlib.objective;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * A bound that a trial must keep. Architectures that break a bound on a counted metric are not
 * estimated at all.
 *
 * @param metric what is bounded
 * @param side from which side
 * @param bound the bound itself, which is still allowed
 */
public record Constraint(Metric metric, Side side, double bound) {
  private static final MathContext SIX_DIGITS = new MathContext(6);

  /** From which side a metric is bounded. */
  public enum Side {
    /** Not more. */
    AT_MOST("at most"),
    /** Not less. */
    AT_LEAST("at least");

    private final String words;

    Side(String words) {
      this.words = words;
    }
  }

  /** Refuses a bound that is not a number. */
  public Constraint {
    if (Double.isNaN(bound)) {
      throw new IllegalArgumentException(
          "A bound on " + metric.name() + " must be a number, but got NaN.");
    }
  }

  /** Whether a value keeps the bound; a value that is not a number never does. */
  public boolean allows(double value) {
    return side == Side.AT_MOST ? value <= bound : value >= bound;
  }

  /** As a sentence about a value that breaks it. */
  public String brokenBy(double value) {
    return metric.name()
        + " is "
        + shown(value)
        + ", but must be "
        + side.words
        + " "
        + shown(bound);
  }

  /** In words: {@code parameters at most 1,500,000}. */
  @Override
  public String toString() {
    return metric.name() + " " + side.words + " " + shown(bound);
  }

  /** Counts in full, whatever is not whole with at most six digits. */
  private static String shown(double value) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    boolean whole = value == Math.rint(value);
    BigDecimal exact = new BigDecimal(value);
    BigDecimal rounded = whole ? exact : exact.round(SIX_DIGITS).stripTrailingZeros();
    return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
  }
}
