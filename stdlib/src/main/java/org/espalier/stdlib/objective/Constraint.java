package org.espalier.stdlib.objective;

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
    return String.format(
        Locale.ROOT, "%s is %,.6g, but must be %s %,.6g", metric.name(), value, side.words, bound);
  }

  /** In words: {@code parameters at most 1,500,000}. */
  @Override
  public String toString() {
    return metric.name() + " " + side.words + " " + String.format(Locale.ROOT, "%,.6g", bound);
  }
}
