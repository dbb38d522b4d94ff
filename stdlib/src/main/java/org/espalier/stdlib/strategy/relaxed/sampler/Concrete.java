package org.espalier.stdlib.strategy.relaxed.sampler;

import java.util.random.RandomGenerator;

/**
 * A draw of the concrete distribution, {@code z = softmax((log p + G) / tau)}, with {@code G = -log
 * -log U} for uniform {@code U}, one for each option.
 */
final class Concrete {
  private final double[] point;
  private final double temperature;
  private final double[] weights;
  private final int winner;

  Concrete(double[] point, double temperature, RandomGenerator random) {
    if (!(temperature > 0)) {
      throw new IllegalArgumentException(
          "A temperature must be more than 0, but is " + temperature + ".");
    }
    this.point = point.clone();
    this.temperature = temperature;
    double[] scores = new double[point.length];
    int most = 0;
    for (int k = 0; k < scores.length; k++) {
      double gumbel = -Math.log(-Math.log(Uniform.open(random)));
      scores[k] = Math.log(point[k]) + gumbel;
      most = scores[k] > scores[most] ? k : most;
    }
    this.winner = most;
    this.weights = softmax(scores, scores[most], temperature);
  }

  private static double[] softmax(double[] scores, double most, double temperature) {
    double[] weights = new double[scores.length];
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      weights[k] = Math.exp((scores[k] - most) / temperature);
      sum += weights[k];
    }
    for (int k = 0; k < weights.length; k++) {
      weights[k] /= sum;
    }
    return weights;
  }

  double[] weights() {
    return weights;
  }

  /** The largest; an option of probability {@code p_k} is it with that probability. */
  int winner() {
    return winner;
  }

  /** What can be drawn at all. */
  boolean[] possible() {
    boolean[] possible = new boolean[point.length];
    for (int k = 0; k < possible.length; k++) {
      possible[k] = point[k] > 0;
    }
    return possible;
  }

  /** {@code dz_k / dp_j = z_k ([j = k] - z_j) / (tau p_j)}. */
  double[] pullback(double[] cotangent) {
    double mean = 0;
    for (int k = 0; k < weights.length; k++) {
      mean += weights[k] * cotangent[k];
    }
    double[] gradient = new double[weights.length];
    for (int k = 0; k < gradient.length; k++) {
      // What cannot be drawn stays so.
      gradient[k] =
          weights[k] == 0 ? 0 : weights[k] * (cotangent[k] - mean) / (temperature * point[k]);
    }
    return gradient;
  }
}
