package org.espalier.stdlib.strategy.relaxed.sampler;

import java.util.random.RandomGenerator;

/** Uniform numbers that are never 0 nor 1, so that their logarithms are finite. */
final class Uniform {
  private static final double STEP = 0x1.0p-52;
  private static final int UNUSED_BITS = 12;

  private Uniform() {}

  /** A number in (0, 1); takes one draw. */
  static double open(RandomGenerator random) {
    return ((random.nextLong() >>> UNUSED_BITS) + 0.5) * STEP;
  }

  /**
   * An option of these weights, which need not add up to 1.
   *
   * @param weights at least 0, one of them more than 0
   * @param number in (0, 1)
   */
  static int pick(double[] weights, double number) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double rest = number * sum;
    int likely = 0;
    for (int option = 0; option < weights.length; option++) {
      if (weights[option] > 0) {
        likely = option;
        rest -= weights[option];
        if (rest < 0) {
          return option;
        }
      }
    }
    // Rounding may leave a little over.
    return likely;
  }
}
