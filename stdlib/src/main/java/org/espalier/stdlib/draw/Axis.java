package org.espalier.stdlib.draw;

import java.util.Objects;

/**
 * One axis of a {@link Chart}.
 *
 * @param label what is measured along it
 * @param unit in what it is measured, such as {@code %} or {@code ms}; empty for a bare number
 * @param logarithmic whether equal steps are equal factors; such an axis shows positive values only
 */
public record Axis(String label, String unit, boolean logarithmic) {

  /** Checks. */
  public Axis {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(unit, "unit");
  }

  /** A linear axis of bare numbers. */
  public static Axis of(String label) {
    return new Axis(label, "", false);
  }

  /** A linear axis of values with a unit. */
  public static Axis of(String label, String unit) {
    return new Axis(label, unit, false);
  }

  /** The same with equal steps for equal factors. */
  public Axis withLogarithm() {
    return new Axis(label, unit, true);
  }

  /** Label and unit as they stand beside the axis, such as {@code accuracy [%]}. */
  public String heading() {
    return unit.isEmpty() ? label : label + " [" + unit + "]";
  }

  /** Whether the axis has a place for this value. */
  boolean shows(double value) {
    return Math.abs(value) <= LARGEST && (!logarithmic || value >= SMALLEST);
  }

  /** Beyond it the distance between two values may not be a number any more. */
  private static final double LARGEST = 1e300;

  private static final double SMALLEST = 1e-300;
}
