package org.espalier.stdlib.rank;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.espalier.dsl.random.Seed;

/**
 * Confidence intervals by the bootstrap: networks are drawn with replacement, as many as there are,
 * again and again, and an interval reaches from one quantile of what was measured to the other
 * (Efron, Annals of Statistics 1979; the percentile method). Draws on which a measure is not
 * defined do not count. The same seed draws the same networks for every score, so scores are
 * compared on equal terms.
 *
 * @param draws how many; at least 20, default 500
 * @param level the share of draws inside, in (0, 1), default 0.95
 * @param seed of the draws
 */
public record Bootstrap(int draws, double level, Seed seed) {
  private static final int LEAST = 20;

  /** Checks. */
  public Bootstrap {
    if (draws < LEAST) {
      throw new IllegalArgumentException(
          "draws(" + draws + "): an interval needs at least " + LEAST + " draws.");
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "level(" + level + "): the share of draws inside is in (0, 1), such as 0.95.");
    }
  }

  /** Five hundred draws, 95 %. */
  public static Bootstrap of(Seed seed) {
    return new Bootstrap(500, 0.95, seed);
  }

  /** A measure with its interval. */
  public Interval interval(RankMeasure measure, double[] score, double[] truth) {
    double value = measure.of(score, truth);
    RandomGenerator random = seed.stream("bootstrap");
    double[] found = new double[draws];
    double[] drawnScore = new double[score.length];
    double[] drawnTruth = new double[score.length];
    Integer[] ascending = Rows.ascending(score, truth);
    int[] place = new int[score.length];
    for (int i = 0; i < score.length; i++) {
      place[ascending[i]] = i;
    }
    for (int draw = 0; draw < draws; draw++) {
      int[] times = new int[score.length];
      for (int i = 0; i < score.length; i++) {
        times[place[random.nextInt(score.length)]]++;
      }
      // In order, so that measures have little to sort.
      int at = 0;
      for (int i = 0; i < score.length; i++) {
        for (int k = 0; k < times[i]; k++, at++) {
          drawnScore[at] = score[ascending[i]];
          drawnTruth[at] = truth[ascending[i]];
        }
      }
      found[draw] = measure.of(drawnScore, drawnTruth);
    }
    double[] defined = Arrays.stream(found).filter(each -> !Double.isNaN(each)).sorted().toArray();
    return defined.length == 0
        ? new Interval(value, Double.NaN, Double.NaN)
        : new Interval(
            value, quantile(defined, (1 - level) / 2), quantile(defined, (1 + level) / 2));
  }

  private static double quantile(double[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
