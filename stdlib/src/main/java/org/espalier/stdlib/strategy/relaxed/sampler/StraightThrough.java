package org.espalier.stdlib.strategy.relaxed.sampler;

import java.util.random.RandomGenerator;

/**
 * One option, the largest of {@code log p + G} with Gumbel noise {@code G}: {@code k} with
 * probability {@code p_k} at any temperature. Only it runs. The gradient is that of {@code
 * softmax((log p + G) / tau)} in its place; the options that do not run have none to give back
 * (GDAS, Dong and Yang, CVPR 2019, arXiv 1910.04465, equations 3 and 4). Takes one draw for each
 * option.
 *
 * <p>The code for NAS-Bench-201 adds the weights of the options that did not run as numbers, which
 * changes the gradient; this is the paper's.
 */
public record StraightThrough() implements Sampler {
  @Override
  public Draw draw(double[] point, double temperature, RandomGenerator random) {
    Concrete concrete = new Concrete(point, temperature, random);
    int winner = concrete.winner();
    return new Sample(
        Sample.oneHot(point.length, winner),
        Sample.only(point.length, winner),
        GradientKind.STRAIGHT_THROUGH,
        cotangent -> {
          double[] ran = new double[cotangent.length];
          ran[winner] = cotangent[winner];
          return concrete.pullback(ran);
        });
  }

  @Override
  public String toString() {
    return "straightThrough()";
  }
}
