package org.espalier.stdlib.strategy.relaxed.sampler;

import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * The inverse of the gamma distribution's {@code P(a, x)} at scale 1, in logarithms: small shapes
 * have quantiles that no double holds. One uniform number makes one gamma number, so that a draw
 * takes a fixed number of draws and moves smoothly with the shape.
 *
 * @param shape {@code a}; more than 0
 * @param logarithm {@code log x}
 */
record GammaQuantile(double shape, double logarithm) {
  /** Below this {@code exp(-x)} is 1 in doubles. */
  private static final double TINY = -37;

  private static final double PRECISION = 1e-15;
  private static final int MOST_STEPS = 200;

  /** The quantile of a number in (0, 1). */
  static GammaQuantile of(double shape, double number) {
    // P(a, x) <= x^a / Gamma(a + 1), with equality towards 0.
    double low = (Math.log(number) + LogGamma.value(shape + 1)) / shape;
    return new GammaQuantile(shape, low < TINY ? low : search(shape, number, low));
  }

  /** Newton's method in {@code log x}, held between two bounds. */
  private static double search(double shape, double number, double lower) {
    double low = lower;
    double high = lower + 1;
    while (surplus(shape, number, high) < 0) {
      low = high;
      high += 1;
    }
    double at = (low + high) / 2;
    for (int step = 0; step < MOST_STEPS; step++) {
      double surplus = surplus(shape, number, at);
      low = surplus < 0 ? at : low;
      high = surplus < 0 ? high : at;
      double x = Math.exp(at);
      double next = at - surplus / (x * RegularizedGamma.P.derivative(shape, x));
      // A slope of 0, and so no number, fails this too.
      next = next > low && next < high ? next : (low + high) / 2;
      if (Math.abs(next - at) <= PRECISION * Math.max(1, Math.abs(at))) {
        return next;
      }
      at = next;
    }
    return at;
  }

  private static double surplus(double shape, double number, double logarithm) {
    double x = Math.exp(logarithm);
    // Near 1 the complement is the precise one.
    return number < 0.5
        ? RegularizedGamma.P.value(shape, x) - number
        : 1 - number - RegularizedGamma.Q.value(shape, x);
  }

  /**
   * How {@code log x} moves with the shape where {@code P} stays: {@code -(dP/da) / (x dP/dx)}. By
   * the series {@code P = x^a exp(-x) / Gamma(a + 1) sum_n t_n}, {@code t_n = x^n / ((a + 1) ... (a
   * + n))}, that is {@code -(sum_n t_n (log x - psi(a + 1) - sum_{k <= n} 1 / (a + k))) / a}
   * (Figurnov, Mohamed and Mnih, NeurIPS 2018, arXiv 1805.08498, equation 5).
   */
  double slope() {
    double x = Math.exp(logarithm);
    double start = logarithm - Digamma.value(shape + 1);
    double term = 1;
    double harmonic = 0;
    double sum = start;
    double size = Math.abs(start);
    for (int n = 1; term > PRECISION * size || x > shape + n; n++) {
      term *= x / (shape + n);
      harmonic += 1 / (shape + n);
      double summand = term * (start - harmonic);
      sum += summand;
      size = Math.max(size, Math.abs(summand));
    }
    return -sum / shape;
  }
}
