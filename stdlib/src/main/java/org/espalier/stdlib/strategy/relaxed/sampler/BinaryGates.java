package org.espalier.stdlib.strategy.relaxed.sampler;

import java.util.random.RandomGenerator;

/**
 * Two options are drawn by the point without putting back, and one of the two by their
 * probabilities among themselves, {@code q_i = p_i / (p_i + p_j)}; its gate is open, but both run,
 * for the gradient {@code dL/dtheta_i = sum_j dL/dg_j q_j ([i = j] - q_i)} by logits (ProxylessNAS,
 * Cai, Zhu and Han, ICLR 2019, arXiv 1812.00332, section 3.2.1 and its code). After a step, {@link
 * PairOffset} leaves the probabilities of the others as they were. Takes three draws.
 */
public record BinaryGates() implements Sampler {
  @Override
  public Draw draw(double[] point, double temperature, RandomGenerator random) {
    int options = point.length;
    int first = Uniform.pick(point, Uniform.open(random));
    int second = another(point, first, Uniform.open(random));
    double sum = point[first] + point[second];
    double share = point[first] / sum;
    int open = Uniform.open(random) < share ? first : second;
    return new Sample(
        Sample.oneHot(options, open),
        Sample.only(options, first, second),
        GradientKind.STRAIGHT_THROUGH,
        cotangent -> {
          double mean = share * cotangent[first] + (1 - share) * cotangent[second];
          double[] gradient = new double[options];
          gradient[first] = (cotangent[first] - mean) / sum;
          gradient[second] = (cotangent[second] - mean) / sum;
          return gradient;
        });
  }

  private static int another(double[] point, int first, double number) {
    double[] rest = point.clone();
    rest[first] = 0;
    int second = Uniform.pick(rest, number);
    // Where nothing else has a probability, any other stands beside it, closed.
    return second != first ? second : (first + 1) % point.length;
  }

  @Override
  public String toString() {
    return "binaryGates()";
  }
}
