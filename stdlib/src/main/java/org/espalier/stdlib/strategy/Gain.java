package org.espalier.stdlib.strategy;

import java.util.ArrayList;
import java.util.List;
import org.espalier.stdlib.estimate.Evaluation;
import org.espalier.stdlib.strategy.prune.Pruning.Criterion;
import org.jspecify.annotations.Nullable;

/**
 * By how much a trial is better than the one before, in the sum over several measures whose units
 * differ (TEG-NAS, Chen, Gong, Wu and Wang, 2021, arXiv 2108.11939, equation 8 and its released
 * code):
 *
 * <pre>r_t = sum_m s_m (m_t - m_t-1) / (max m - min m + 1e-6)</pre>
 *
 * with the extremes of the last trials, this one among them, and s_m 1 where more is better, -1
 * where less is. 0 for the first trial. What has no number counts as the worst so far.
 *
 * @param criteria the measures, at least one
 * @param buffer of how many trials the extremes are, at least 2; 10 in the paper
 */
public record Gain(List<Criterion> criteria, int buffer) {
  private static final double LEAST_RANGE = 1e-6;

  /** Checks and copies. */
  public Gain {
    criteria = List.copyOf(criteria);
    if (criteria.isEmpty() || buffer < 2) {
      throw new IllegalArgumentException(
          "gain by "
              + criteria
              + " within "
              + buffer
              + " trials: there must be at least 1 measure and 2 trials.");
    }
  }

  /** In one search. */
  Course begin() {
    return new Course(this);
  }

  /** What was measured so far, each number so that more is better. */
  static final class Course {
    private final Gain gain;
    private final List<double[]> seen = new ArrayList<>();

    private Course(Gain gain) {
      this.gain = gain;
    }

    /** The gain of the next trial; null for one that was not measured. */
    double of(@Nullable Evaluation evaluation) {
      return of(
          gain.criteria.stream()
              .mapToDouble(
                  each ->
                      evaluation == null
                          ? Double.NaN
                          : each.sign() * evaluation.measure(each.measure()))
              .toArray());
    }

    private double of(double[] measured) {
      double sum = 0;
      for (int m = 0; m < measured.length; m++) {
        measured[m] = Double.isFinite(measured[m]) ? measured[m] : worst(m);
      }
      seen.add(measured);
      for (int m = 0; m < measured.length && seen.size() > 1; m++) {
        sum += (measured[m] - seen.get(seen.size() - 2)[m]) / (range(m) + LEAST_RANGE);
      }
      return sum;
    }

    private double worst(int measure) {
      return seen.stream().mapToDouble(each -> each[measure]).min().orElse(0);
    }

    private double range(int measure) {
      var recent =
          seen.subList(Math.max(0, seen.size() - gain.buffer), seen.size()).stream()
              .mapToDouble(each -> each[measure])
              .summaryStatistics();
      return recent.getMax() - recent.getMin();
    }
  }
}
