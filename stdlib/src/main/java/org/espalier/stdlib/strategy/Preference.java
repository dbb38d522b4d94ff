package org.espalier.stdlib.strategy;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.estimate.Attempt;
import org.espalier.stdlib.estimate.Estimator;
import org.espalier.stdlib.lane.Lanes;

/**
 * What a strategy itself thinks of architectures before they are tried: one measure of a cheap
 * estimator.
 *
 * @param estimator judges
 * @param measure which of its numbers counts; more is better
 */
public record Preference(Estimator estimator, String measure) {
  /** As typed. */
  @Override
  public String toString() {
    return measure + " of " + estimator;
  }

  /** In one search: every architecture is judged once, all with one seed. */
  public Opinion begin(Seed seed) {
    return new Opinion(this, seed.split("preference"));
  }

  /** What was judged so far. */
  public static final class Opinion {
    private final Preference preference;
    private final Seed seed;
    private final Map<Architecture, Double> known = new HashMap<>();

    private Opinion(Preference preference, Seed seed) {
      this.preference = preference;
      this.seed = seed;
    }

    /** Judges those that were not judged yet, side by side where the estimator can. */
    public void hear(Collection<Architecture> architectures) {
      List<Architecture> fresh =
          architectures.stream().distinct().filter(each -> !known.containsKey(each)).toList();
      if (!fresh.isEmpty()) {
        List<Double> numbers =
            Lanes.each(preference.estimator.sideBySide(fresh.size()), fresh, this::judged);
        for (int i = 0; i < fresh.size(); i++) {
          known.put(fresh.get(i), numbers.get(i));
        }
      }
    }

    /** The number; what can't be judged is worse than everything else. */
    public double of(Architecture architecture) {
      hear(List.of(architecture));
      return Objects.requireNonNull(known.get(architecture));
    }

    private double judged(Estimator judge, Architecture architecture) {
      double number =
          Attempt.at(
              architecture,
              () -> judge.estimate(architecture, seed).measure(preference.measure),
              unjudged -> Double.NaN);
      return Double.isNaN(number) ? Double.NEGATIVE_INFINITY : number;
    }
  }
}
