package org.espalier.stdlib.strategy.relaxed.sampler;

import java.util.random.RandomGenerator;

/**
 * Draws from the Dirichlet distribution of some concentrations, {@code h_k = x_k / sum_j x_j} with
 * gamma numbers {@code x_k} of shape {@code beta_k}; the gradient goes through the draw by implicit
 * reparametrisation (Figurnov, Mohamed and Mnih, NeurIPS 2018, arXiv 1805.08498; DrNAS, Chen et
 * al., ICLR 2021, arXiv 2006.10355, section 3.1). {@code E[h] = beta / sum beta}. Everything runs.
 * Takes one draw for each option; the point is concentrations, each more than 0.
 */
public record DirichletSample() implements Sampler {
  @Override
  public Draw draw(double[] point, double temperature, RandomGenerator random) {
    int options = point.length;
    double[] logarithms = new double[options];
    double[] slopes = new double[options];
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < options; k++) {
      GammaQuantile gamma = GammaQuantile.of(positive(point[k]), Uniform.open(random));
      logarithms[k] = gamma.logarithm();
      slopes[k] = gamma.slope();
      most = Math.max(most, logarithms[k]);
    }
    double[] weights = shares(logarithms, most);
    boolean[] active = new boolean[options];
    java.util.Arrays.fill(active, true);
    return new Sample(
        weights,
        active,
        GradientKind.PATHWISE,
        cotangent -> {
          double mean = 0;
          for (int k = 0; k < options; k++) {
            mean += weights[k] * cotangent[k];
          }
          double[] gradient = new double[options];
          for (int k = 0; k < options; k++) {
            // Nearly all shapes near 0 leave slopes that are large where weights are 0.
            gradient[k] = weights[k] == 0 ? 0 : weights[k] * (cotangent[k] - mean) * slopes[k];
          }
          return gradient;
        });
  }

  /** {@code beta / sum beta}. */
  @Override
  public double[] mean(double[] point) {
    double sum = java.util.Arrays.stream(point).sum();
    return java.util.Arrays.stream(point).map(beta -> beta / sum).toArray();
  }

  private static double positive(double concentration) {
    if (!(concentration > 0)) {
      throw new IllegalArgumentException(
          "A Dirichlet distribution has concentrations of more than 0, but got "
              + concentration
              + "; use dirichletConcentration() as the relaxation.");
    }
    return concentration;
  }

  private static double[] shares(double[] logarithms, double most) {
    double[] shares = new double[logarithms.length];
    double sum = 0;
    for (int k = 0; k < shares.length; k++) {
      shares[k] = Math.exp(logarithms[k] - most);
      sum += shares[k];
    }
    for (int k = 0; k < shares.length; k++) {
      shares[k] /= sum;
    }
    return shares;
  }

  @Override
  public String toString() {
    return "dirichletSample()";
  }
}
