package org.espalier.dsl.space.stage;

import org.espalier.dsl.space.part.Amount;

/**
 * How a network grows with one coefficient phi: depth {@code alpha^phi}, width {@code beta^phi},
 * resolution {@code gamma^phi}. Where {@code alpha beta^2 gamma^2} is about 2, multiply-adds grow
 * by {@code 2^phi} (Tan and Le, ICML 2019, arXiv 1905.11946, equation 3).
 *
 * @param alpha depth for one step of phi; at least 1
 * @param beta width; at least 1
 * @param gamma resolution; at least 1
 */
public record Compound(double alpha, double beta, double gamma) {
  /** Checks. */
  public Compound {
    if (!(alpha >= 1 && beta >= 1 && gamma >= 1)) {
      throw new IllegalArgumentException(
          "compound("
              + alpha
              + ", "
              + beta
              + ", "
              + gamma
              + "): alpha, beta and gamma are at least 1, so that networks grow with phi.");
    }
  }

  /** What multiply-adds are multiplied by for one step of phi, roughly. */
  public double growth() {
    return alpha * beta * beta * gamma * gamma;
  }

  /**
   * How large the network of a coefficient is.
   *
   * @param phi the coefficient; 0 for the network as it is
   * @param rows the resolution at 0
   */
  public Scaling scale(double phi, int rows) {
    return new Scaling(
        Amount.of("width", Math.pow(beta, phi)),
        Amount.of("depth", Math.pow(alpha, phi)),
        Amount.of((int) Math.round(rows * Math.pow(gamma, phi))));
  }
}
