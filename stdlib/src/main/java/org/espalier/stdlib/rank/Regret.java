package org.espalier.stdlib.rank;

/**
 * How much truth is lost by looking only at the k best by score: the largest truth of all less the
 * largest among them, in truth's own unit; at least 0, and less is better. Where scores are tied at
 * the border, this is the expectation over all their orders.
 *
 * @param best k, at least 1; all where there are fewer
 */
public record Regret(int best) implements RankMeasure {
  /** Checks. */
  public Regret {
    Rows.requireBest("regret", best);
  }

  @Override
  public String title() {
    return "regret@" + best;
  }

  @Override
  public double of(double[] score, double[] truth) {
    Rows.require(score, truth);
    if (truth.length == 0) {
      return Double.NaN;
    }
    double found = Double.NEGATIVE_INFINITY;
    int left = best;
    for (double[] tied : Rows.tied(score, truth)) {
      if (left > 0) {
        found = expectedLargest(found, tied, Math.min(left, tied.length));
        left -= tied.length;
      }
    }
    return Rows.descending(truth)[0] - found;
  }

  /** Of a value and so many of others, drawn without replacement. */
  private static double expectedLargest(double least, double[] ascending, int drawn) {
    double mean = 0;
    double below = 0;
    for (int i = drawn; i <= ascending.length; i++) {
      double upTo = allAmong(i, ascending.length, drawn);
      mean += (upTo - below) * Math.max(least, ascending[i - 1]);
      below = upTo;
    }
    return mean;
  }

  /** How likely all draws are among the first so many. */
  private static double allAmong(int first, int all, int drawn) {
    double chance = 1;
    for (int i = 0; i < drawn; i++) {
      chance *= (double) (first - i) / (all - i);
    }
    return chance;
  }

  @Override
  public String toString() {
    return title();
  }
}
