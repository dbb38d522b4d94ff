package org.espalier.stdlib.strategy.relaxed.sampler;

import java.util.random.RandomGenerator;

/**
 * One option, {@code k} with probability {@code p_k}; only it runs. The gradient is that of {@code
 * log p_k} times a loss (REINFORCE; Williams 1992; ProxylessNAS, Cai, Zhu and Han, ICLR 2019, arXiv
 * 1812.00332, section 3.3.2). Takes one draw.
 */
public record Categorical() implements Sampler {
  @Override
  public Draw draw(double[] point, double temperature, RandomGenerator random) {
    int drawn = Uniform.pick(point, Uniform.open(random));
    int options = point.length;
    double probability = point[drawn];
    return new Sample(
        Sample.oneHot(point.length, drawn),
        Sample.only(point.length, drawn),
        GradientKind.SCORE,
        cotangent -> {
          double[] gradient = new double[options];
          gradient[drawn] = cotangent[0] / probability;
          return gradient;
        });
  }

  @Override
  public String toString() {
    return "categorical()";
  }
}
