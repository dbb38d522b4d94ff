package org.espalier.stdlib.strategy.relaxed;

import java.util.LinkedHashMap;
import java.util.Map;
import org.espalier.stdlib.strategy.relaxed.sampler.PairOffset;

/**
 * The gradient of the validation loss by the parameters of the options that ran, and of no others:
 * of two paths, with {@link org.espalier.stdlib.strategy.relaxed.sampler.BinaryGates}. Behind the
 * step {@link PairOffset} leaves the probabilities of the others as they were (ProxylessNAS, Cai,
 * Zhu and Han, ICLR 2019, arXiv 1812.00332, section 3.2.1). Parameters are logits.
 *
 * @param step how the parameters move; one that has no inertia, such as Adam with a first beta of 0
 */
public record TwoPaths(ParameterStep step) implements ArchitectureStep {
  @Override
  public Level level() {
    return Level.BILEVEL;
  }

  @Override
  public Outcome step(SearchState state, Occasion occasion) {
    Slope slope = Slope.held(state, occasion);
    Map<String, double[]> gradient = ran(slope.drawn(), slope.gradient());
    if (slope.finite()) {
      ArchitectureParameters before = state.parameters().copy();
      step.step(state, gradient);
      for (String label : gradient.keySet()) {
        boolean[] moved = slope.drawn().draw(label).active();
        double[] after = state.parameters().get(label);
        state.parameters().set(label, PairOffset.apply(before.get(label), after, moved));
      }
    }
    return slope.outcome(gradient);
  }

  private static Map<String, double[]> ran(Drawn drawn, Map<String, double[]> gradient) {
    Map<String, double[]> ran = new LinkedHashMap<>();
    gradient.forEach(
        (label, by) -> {
          boolean[] active = drawn.draw(label).active();
          double[] some = by.clone();
          for (int k = 0; k < some.length; k++) {
            some[k] = active[k] ? some[k] : 0;
          }
          ran.put(label, some);
        });
    return ran;
  }

  @Override
  public String toString() {
    return "twoPaths(" + step + ")";
  }
}
