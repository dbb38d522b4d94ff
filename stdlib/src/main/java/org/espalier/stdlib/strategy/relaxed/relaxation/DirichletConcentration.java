package org.espalier.stdlib.strategy.relaxed.relaxation;

import java.util.random.RandomGenerator;

/**
 * The concentrations of a Dirichlet distribution over the simplex, {@code beta_k = ELU(theta_k) +
 * 1}, which is {@code theta + 1} above 0 and {@code exp(theta)} below: more than 0, and 1
 * everywhere, which is the uniform distribution, at {@code theta = 0} (DrNAS, Chen et al., ICLR
 * 2021, arXiv 2006.10355, section 3.1 and its code).
 *
 * @param deviation parameters begin as {@code deviation N(0, 1)}; at least 0, and 0.001 in the code
 */
public record DirichletConcentration(double deviation) implements Relaxation {
  /** Checks. */
  public DirichletConcentration {
    if (!(deviation >= 0)) {
      throw new IllegalArgumentException(
          "dirichletConcentration(" + deviation + "): a deviation must be at least 0.");
    }
  }

  /** As in the code of DrNAS. */
  public DirichletConcentration() {
    this(0.001);
  }

  @Override
  public double[] start(int options, RandomGenerator random) {
    return Relaxation.normal(options, deviation, random);
  }

  @Override
  public double[] point(double[] parameters) {
    double[] point = new double[parameters.length];
    for (int k = 0; k < point.length; k++) {
      double concentration = parameters[k] > 0 ? parameters[k] + 1 : Math.exp(parameters[k]);
      // A concentration of 0 is no distribution.
      point[k] = Math.max(concentration, Double.MIN_NORMAL);
    }
    return point;
  }

  @Override
  public double[] pullback(double[] parameters, double[] cotangent) {
    double[] gradient = new double[parameters.length];
    for (int k = 0; k < gradient.length; k++) {
      gradient[k] = cotangent[k] * (parameters[k] > 0 ? 1 : Math.exp(parameters[k]));
    }
    return gradient;
  }

  @Override
  public String toString() {
    return "dirichletConcentration(" + deviation + ")";
  }
}
