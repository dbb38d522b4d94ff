package org.espalier.stdlib.strategy.relaxed.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.distribution.Distribution;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.strategy.Preference;

/**
 * Draws some architectures, each decision by the scores of its choice as probabilities, and takes
 * the one that is valued most (FBNet, Wu et al., CVPR 2019, arXiv 1812.03443, section 3.3, where
 * candidates are trained). An architecture that is drawn twice is valued once.
 *
 * @param count how many are drawn; at least 1
 * @param seed of the draws, its stream {@code derivation}
 * @param value what is taken most of; the first of equals wins
 */
public record BestOfSamples(int count, Seed seed, ToDoubleFunction<Architecture> value)
    implements Derivation {
  /** Checks. */
  public BestOfSamples {
    if (count < 1) {
      throw new IllegalArgumentException(
          "bestOfSamples(" + count + ", ...): at least 1 architecture is drawn.");
    }
  }

  /**
   * Valued by a proxy, or whatever else judges without training: BaLeNAS' choice among 100 draws
   * (Zhang et al., "BaLeNAS: Differentiable Architecture Search via the Bayesian Learning Rule",
   * CVPR 2022). What can't be judged is worse than all others.
   */
  public static BestOfSamples preferred(int count, Seed seed, Preference preference) {
    return new BestOfSamples(count, seed, preference.begin(seed)::of);
  }

  /** What was drawn, without those drawn before; at most {@code count}, at least one. */
  public List<Architecture> candidates(SearchSpace space, List<Scores> scores) {
    Distribution distribution = Distribution.uniform(space);
    Map<String, Scores> byLabel = LargestOption.byDecision(space, scores);
    for (Scores choice : byLabel.values()) {
      distribution = distribution.with(choice.choice().label(), shares(choice));
    }
    RandomGenerator random = seed.stream("derivation");
    List<Architecture> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drawn.add(distribution.sample(random));
    }
    return drawn.stream().distinct().toList();
  }

  private static double[] shares(Scores choice) {
    double sum = choice.point().stream().mapToDouble(Double::doubleValue).sum();
    return choice.point().stream().mapToDouble(number -> number / sum).toArray();
  }

  @Override
  public Derived derive(SearchSpace space, List<Scores> scores) {
    List<String> reasons = new ArrayList<>();
    Optional<Architecture> best = Optional.empty();
    double most = 0;
    for (Architecture candidate : candidates(space, scores)) {
      double found = value.applyAsDouble(candidate);
      reasons.add(candidate + ": " + found);
      if (best.isEmpty() || found > most) {
        best = Optional.of(candidate);
        most = found;
      }
    }
    return new Derived(best.orElseThrow(), reasons);
  }

  /** The likeliest of all: candidates may be trained, which is for the end of a search. */
  @Override
  public Derivation meanwhile() {
    return new LargestOption();
  }

  @Override
  public String toString() {
    return "bestOfSamples(" + count + ", seed(" + seed.value() + "))";
  }
}
