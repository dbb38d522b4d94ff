package org.espalier.stdlib.draw;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {
  private static final MathContext FOUR_DIGITS = new MathContext(4);

  private Numbers() {}

  /**
   * A value with four digits that count, such as {@code 0.9137}, {@code 15,620}, {@code 1.2e-7}.
   */
  static String show(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "not a number" : value > 0 ? "∞" : "-∞";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros();
    double size = Math.abs(value);
    if (size >= 1e7 || size < 1e-4) {
      int exponent = rounded.precision() - rounded.scale() - 1;
      return rounded.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
    }
    return rounded.scale() <= 0 ? show(rounded.longValueExact()) : rounded.toPlainString();
  }

  /** A count with its thousands set apart, such as {@code 15,625}. */
  static String show(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
