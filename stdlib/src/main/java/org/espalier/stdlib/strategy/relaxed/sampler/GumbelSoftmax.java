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

  @Override
  public String toString() {
    return "gumbelSoftmax()";
  }
}
