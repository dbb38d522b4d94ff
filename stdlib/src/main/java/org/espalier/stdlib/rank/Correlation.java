package org.espalier.stdlib.rank;

import java.util.Arrays;
import org.hipparchus.stat.correlation.KendallsCorrelation;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/** Correlations, in [-1, 1]; not a number where one side is constant. */
public enum Correlation implements RankMeasure {
  /**
   * Kendall's tau-b, {@code (C - D) / sqrt((P - Tx) (P - Ty))} with C concordant and D discordant
   * ones among all P pairs, and Tx and Ty pairs that are tied on one side or the other (Kendall,
   * Biometrika 1945). Infinite scores count as the largest or the least. Takes time O(n log n).
   *
   * <p>{@code (1, 2, 2, 3)} against {@code (1, 3, 2, 3)}: C = 4, D = 0, Tx = Ty = 1 of 6 pairs,
   * hence 0.8.
   */
  KENDALL("Kendall") {
    @Override
    double defined(double[] x, double[] y) {
      return new KendallsCorrelation().correlation(x, y);
    }
  },

  /**
   * Spearman's rho: Pearson's correlation of the ranks, where ties share the mean of their ranks.
   * Infinite scores count as the largest or the least.
   *
   * <p>{@code (1, 2, 2, 3)} against {@code (1, 3, 2, 3)}: ranks (1, 2.5, 2.5, 4) and (1, 3.5, 2,
   * 3.5), hence 5/6.
   */
  SPEARMAN("Spearman") {
    @Override
    double defined(double[] x, double[] y) {
      return new SpearmansCorrelation().correlation(x, y);
    }
  },

  /**
   * Pearson's r, of the values themselves: whether truth is a straight line over the score. Not a
   * number where a score is infinite.
   */
  PEARSON("Pearson") {
    @Override
    double defined(double[] x, double[] y) {
      boolean finite = Arrays.stream(x).allMatch(Double::isFinite);
      return finite ? new PearsonsCorrelation().correlation(x, y) : Double.NaN;
    }
  };

  /** Fewer have no correlation. */
  private static final int LEAST = 2;

  private final String title;

  Correlation(String title) {
    this.title = title;
  }

  /** Of at least two rows, neither side constant. */
  abstract double defined(double[] x, double[] y);

  @Override
  public String title() {
    return title;
  }

  @Override
  public double of(double[] score, double[] truth) {
    Rows.require(score, truth);
    return score.length < LEAST || Rows.constant(score) || Rows.constant(truth)
        ? Double.NaN
        : defined(score, truth);
  }

  @Override
  public String toString() {
    return title;
  }
}
