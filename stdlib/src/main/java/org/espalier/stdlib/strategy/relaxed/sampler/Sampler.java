package org.espalier.stdlib.strategy.relaxed.sampler;

import java.util.random.RandomGenerator;

/**
 * From a point of the feasible set to the mixing weights of one pass, for one choice. Immutable;
 * what it prints is how it is typed.
 */
public interface Sampler {
  /**
   * Draws.
   *
   * @param point what the relaxation yielded
   * @param temperature more is smoother; more than 0; read by those that have one
   * @param random the stream {@code architecture}; a fixed number of draws is taken from it
   */
  Draw draw(double[] point, double temperature, RandomGenerator random);

  /** What supernets are judged with: the mean of the weights, for most the point itself. */
  default double[] mean(double[] point) {
    return point.clone();
  }
}
