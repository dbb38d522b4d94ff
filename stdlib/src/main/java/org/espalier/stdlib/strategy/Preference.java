package org.espalier.stdlib.strategy;

import java.util.HashMap;
import java.util.Map;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.estimate.Estimator;

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
  Opinion begin(Seed seed) {
    return new Opinion(this, seed.split("preference"));
  }

  /** What was judged so far. */
  static final class Opinion {
    private final Preference preference;
    private final Seed seed;
    private final Map<Architecture, Double> known = new HashMap<>();

    private Opinion(Preference preference, Seed seed) {
      this.preference = preference;
      this.seed = seed;
    }

    /** The number; what can't be judged is worse than everything else. */
    double of(Architecture architecture) {
      return known.computeIfAbsent(architecture, this::judged);
    }

    private double judged(Architecture architecture) {
      try {
        double number =
            preference.estimator.estimate(architecture, seed).measure(preference.measure);
        return Double.isNaN(number) ? Double.NEGATIVE_INFINITY : number;
      } catch (java.util.concurrent.CancellationException stopped) {
        throw stopped;
      } catch (RuntimeException unjudged) {
        return Double.NEGATIVE_INFINITY;
      }
    }
  }
}
