package org.espalier.stdlib.rank;

import java.util.Locale;

/**
 * A measured number and where it may well lie.
 *
 * @param value what was measured
 * @param low the lower end
 * @param high the upper end; both not a number where nothing could be drawn
 */
public record Interval(double value, double low, double high) {
  /** Such as {@code 0.753 [0.712, 0.790]}. */
  @Override
  public String toString() {
    return Double.isNaN(low)
        ? shown(value)
        : shown(value) + " [" + shown(low) + ", " + shown(high) + "]";
  }

  private static String shown(double number) {
    return Double.isNaN(number) ? "not defined" : String.format(Locale.ROOT, "%.3f", number);
  }
}
