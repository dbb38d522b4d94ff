package org.espalier.stdlib.rank;

import java.util.Arrays;

/**
 * Which share of the k best by score is among the k best by truth, in [0, 1]. Among the best is
 * whatever is no worse than the k-th best, so ties in truth are all among them. Where scores are
 * tied at the border, this is the expectation over all their orders.
 *
 * @param best k, at least 1; all where there are fewer
 */
public record Precision(int best) implements RankMeasure {
  /** Checks. */
  public Precision {
    Rows.requireBest("precision", best);
  }

  @Override
  public String title() {
    return "precision@" + best;
  }

  @Override
  public double of(double[] score, double[] truth) {
    Rows.require(score, truth);
    int taken = Math.min(best, truth.length);
    if (taken == 0) {
      return Double.NaN;
    }
    double border = Rows.descending(truth)[taken - 1];
    double hits = 0;
    int left = taken;
    for (double[] tied : Rows.tied(score, truth)) {
      double share = Math.min(1, (double) left / tied.length);
      hits += share * Arrays.stream(tied).filter(value -> value >= border).count();
      left -= Math.min(left, tied.length);
    }
    return hits / taken;
  }

  @Override
  public String toString() {
    return title();
  }
}
