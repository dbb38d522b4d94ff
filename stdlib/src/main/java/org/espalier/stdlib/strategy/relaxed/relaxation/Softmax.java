package org.espalier.stdlib.strategy.relaxed.relaxation;

import java.util.random.RandomGenerator;

/**
 * {@code rho_k = exp(theta_k) / sum_j exp(theta_j)} (DARTS, ICLR 2019, arXiv 1806.09055, equation
 * 2); a point of the simplex.
 *
 * @param deviation parameters begin as {@code deviation N(0, 1)}; at least 0. The released code of
 *     DARTS has 0.001, its paper 0
 */
public record Softmax(double deviation) implements Relaxation {
  /** Checks. */
  public Softmax {
    if (!(deviation >= 0)) {
      throw new IllegalArgumentException(
          "softmax(" + deviation + "): a deviation must be at least 0.");
    }
  }

  @Override
  public double[] start(int options, RandomGenerator random) {
    return Relaxation.normal(options, deviation, random);
  }

  @Override
  public double[] point(double[] parameters) {
    double most = Double.NEGATIVE_INFINITY;
    for (double parameter : parameters) {
      most = Math.max(most, parameter);
    }
    double[] point = new double[parameters.length];
    double sum = 0;
    for (int k = 0; k < point.length; k++) {
      point[k] = Math.exp(parameters[k] - most);
      sum += point[k];
    }
    for (int k = 0; k < point.length; k++) {
      point[k] /= sum;
    }
    return point;
  }

  @Override
  public double[] pullback(double[] parameters, double[] cotangent) {
    double[] point = point(parameters);
    double mean = 0;
    for (int k = 0; k < point.length; k++) {
      mean += point[k] * cotangent[k];
    }
    double[] gradient = new double[point.length];
    for (int k = 0; k < point.length; k++) {
      gradient[k] = point[k] * (cotangent[k] - mean);
    }
    return gradient;
  }

  @Override
  public String toString() {
    return "softmax(" + deviation + ")";
  }
}
