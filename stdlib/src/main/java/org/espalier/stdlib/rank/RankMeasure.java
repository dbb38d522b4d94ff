package org.espalier.stdlib.rank;

/**
 * A number that says how well a score orders what a truth orders. Deterministic; what it prints is
 * its name.
 */
public interface RankMeasure {
  /** Its name as a table's heading, such as {@code Spearman} or {@code NDCG@10}. */
  String title();

  /**
   * Measures.
   *
   * @param score more is better; no value is not a number
   * @param truth as many values, finite, more is better
   * @return not a number where it is not defined, as a correlation with a constant
   */
  double of(double[] score, double[] truth);

  /** See {@link Correlation#KENDALL}. */
  static RankMeasure kendall() {
    return Correlation.KENDALL;
  }

  /** See {@link Correlation#SPEARMAN}. */
  static RankMeasure spearman() {
    return Correlation.SPEARMAN;
  }

  /** See {@link Correlation#PEARSON}. */
  static RankMeasure pearson() {
    return Correlation.PEARSON;
  }

  /** See {@link DiscountedGain}. */
  static RankMeasure ndcg(int best) {
    return new DiscountedGain(best, true);
  }

  /** See {@link Precision}. */
  static RankMeasure precision(int best) {
    return new Precision(best);
  }

  /** See {@link Regret}. */
  static RankMeasure regret(int best) {
    return new Regret(best);
  }
}
