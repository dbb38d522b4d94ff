package org.espalier.stdlib.strategy.relaxed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The gradient of an expected objective by the probabilities of its draws, {@code g = 1/n sum_j
 * (J_j - b) grad log p(draw_j)}, on one validation minibatch (REINFORCE, Williams 1992;
 * ProxylessNAS, Cai, Zhu and Han, ICLR 2019, arXiv 1812.00332, section 3.3.2). The objective, a
 * loss and what regularisers make of it, takes the place of the negative reward; the paper's reward
 * is an accuracy times a power of the latency. The baseline begins as the first mean of the
 * objectives and then moves towards each mean before it is subtracted, as in the released code. As
 * each draw is in its own baseline, the expected gradient is {@code 1 - follow / n} times that of
 * the expected objective. Every draw costs a pass; needs a sampler with a score, such as {@link
 * org.espalier.stdlib.strategy.relaxed.sampler.Categorical}.
 *
 * @param step how the parameters move
 * @param draws n, at least 1; 10 in the code
 * @param follow which share of its distance to the mean the baseline makes up, in [0, 1]; 0.99 in
 *     the code
 */
public record Reinforce(ParameterStep step, int draws, double follow) implements ArchitectureStep {
  private static final String BASELINE = "baseline";

  /** Checks. */
  public Reinforce {
    if (draws < 1 || !(follow >= 0 && follow <= 1)) {
      throw new IllegalArgumentException(
          "reinforce("
              + draws
              + ", "
              + follow
              + "): at least 1 draw, and a baseline that follows by a share in [0, 1].");
    }
  }

  /** Ten draws and a baseline that follows by 0.99. */
  public Reinforce(ParameterStep step) {
    this(step, 10, 0.99);
  }

  @Override
  public Level level() {
    return Level.BILEVEL;
  }

  @Override
  public Outcome step(SearchState state, Occasion occasion) {
    List<Slope> slopes = new ArrayList<>();
    Tally tally = new Tally();
    Tally terms = new Tally();
    for (int draw = 0; draw < draws; draw++) {
      Slope one = Slope.held(state, occasion);
      slopes.add(one);
      tally.add("loss", one.loss());
      tally.add("objective", one.objective().value());
      terms.addAll(one.objective().terms());
    }
    double baseline = baseline(state, tally.mean("objective"));
    Map<String, double[]> gradient = new LinkedHashMap<>();
    for (Slope one : slopes) {
      add(gradient, one.drawn().gradient(one.objective().minus(baseline)));
    }
    if (Double.isFinite(tally.mean("objective"))) {
      step.step(state, gradient);
    }
    return new Outcome(
        tally.mean("loss"),
        terms.means(),
        Gradients.norm(gradient),
        Map.of("reinforce.baseline", baseline));
  }

  private double baseline(SearchState state, double mean) {
    ArchitectureParameters memory = state.memory("reinforce");
    double before = memory.labels().contains(BASELINE) ? memory.get(BASELINE)[0] : mean;
    double baseline = before + follow * (mean - before);
    if (Double.isFinite(baseline)) {
      memory.set(BASELINE, baseline);
    }
    return baseline;
  }

  private void add(Map<String, double[]> sum, Map<String, double[]> more) {
    more.forEach(
        (label, by) -> {
          double[] total = sum.computeIfAbsent(label, fresh -> new double[by.length]);
          for (int k = 0; k < by.length; k++) {
            total[k] += by[k] / draws;
          }
        });
  }

  @Override
  public String toString() {
    return "reinforce(" + step + ", " + draws + ", " + follow + ")";
  }
}
