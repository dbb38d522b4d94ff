package org.espalier.stdlib.strategy.relaxed.sampler;

import java.util.random.RandomGenerator;

/**
 * Draws from the concrete distribution, {@code h = softmax((log p + G) / tau)} with Gumbel noise
 * {@code G}: at small temperatures nearly one option, {@code k} with probability {@code p_k}; at
 * large ones nearly equal weights (Maddison et al. and Jang et al., ICLR 2017; SNAS, Xie et al.,
 * ICLR 2019, arXiv 1812.09926, equation 4; FBNet, Wu et al., CVPR 2019, arXiv 1812.03443, equation
 * 7). Everything runs. Takes one draw for each option.
 */
public record GumbelSoftmax() implements Sampler {
  @Override
  public Draw draw(double[] point, double temperature, RandomGenerator random) {
    Concrete concrete = new Concrete(point, temperature, random);
    return new Sample(
        concrete.weights(), concrete.possible(), GradientKind.PATHWISE, concrete::pullback);
  }

  /**
   * The logarithm of the density of drawing some weights, by all of them but the last:
   *
   * <pre>
   *   log (n-1)! + (n-1) log tau + sum_k (log p_k - (tau+1) log h_k) - n log sum_k p_k h_k^-tau
   * </pre>
   *
   * <p>(Maddison et al., definition 1.) What a score would follow; {@link #draw} follows the draw
   * itself.
   *
   * @param point the probabilities, or any multiple of them; all more than 0
   * @param temperature tau; more than 0
   * @param weights as many, more than 0, that sum to 1
   */
  public static double logDensity(double[] point, double temperature, double[] weights) {
    int count = point.length;
    double density = (count - 1) * Math.log(temperature);
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < count; k++) {
      density += Math.log(Math.max(1, k)) + Math.log(point[k]);
      density -= (temperature + 1) * Math.log(weights[k]);
      most = Math.max(most, Math.log(point[k]) - temperature * Math.log(weights[k]));
    }
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += Math.exp(Math.log(point[k]) - temperature * Math.log(weights[k]) - most);
    }
    return density - count * (most + Math.log(sum));
  }

  @Override
  public String toString() {
    return "gumbelSoftmax()";
  }
}
