package org.espalier.stdlib.strategy.relaxed.relaxation;

import java.util.random.RandomGenerator;

/**
 * From the free parameters of one choice to a point of the feasible set, such as a softmax on the
 * simplex. Immutable; what it prints is how it is typed. Arrays are never kept nor changed.
 */
public interface Relaxation {
  /**
   * The parameters before the search.
   *
   * @param options how many options the choice has
   * @param random the stream {@code architecture}
   */
  double[] start(int options, RandomGenerator random);

  /** Parameters that begin as {@code deviation N(0, 1)}. */
  static double[] normal(int options, double deviation, RandomGenerator random) {
    double[] parameters = new double[options];
    for (int k = 0; k < options; k++) {
      parameters[k] = deviation * random.nextGaussian();
    }
    return parameters;
  }

  /** The point, {@code rho = r(theta)}; one number for each option. */
  double[] point(double[] parameters);

  /** The gradient by the parameters, {@code J^T v}, for a gradient {@code v} by the point. */
  double[] pullback(double[] parameters, double[] cotangent);
}
