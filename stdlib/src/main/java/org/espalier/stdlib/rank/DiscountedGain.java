package org.espalier.stdlib.rank;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The normalized discounted cumulative gain of the k best by score:
 *
 * <pre>{@code NDCG@k = DCG@k / ideal DCG@k,  DCG@k = sum_{i=1..k} (2^r_i - 1) / log2(i + 1)}</pre>
 *
 * with r_i the relevance of the i-th best by score, and the ideal that by truth (Jarvelin and
 * Kekalainen, ACM TOIS 2002). In [0, 1]. Where scores are tied, each place has the mean gain of
 * those tied: the expectation over all their orders (McSherry and Najork, ECIR 2008). Not a number
 * where no network has a gain.
 *
 * <p>Relevances (3, 2, 0) have 1 in this order and 0.606423 in the reverse.
 *
 * @param best k, at least 1; all where there are fewer
 * @param scaled whether relevances are made of truths as AceNAS does (Zhang et al., 2021, arXiv
 *     2108.03001): {@code r = 20 clip((y - q) / (max - q), 0, 1)} with q the 20 % quantile, between
 *     neighbours on a straight line; otherwise truths are relevances themselves
 */
public record DiscountedGain(int best, boolean scaled) implements RankMeasure {
  private static final double LARGEST = 20;
  private static final double QUANTILE = 0.2;

  /** Checks. */
  public DiscountedGain {
    Rows.requireBest("ndcg", best);
  }

  @Override
  public String title() {
    return "NDCG@" + best;
  }

  @Override
  public double of(double[] score, double[] truth) {
    Rows.require(score, truth);
    double[] gains = Arrays.stream(scaled ? relevances(truth) : truth).map(this::gain).toArray();
    double[] inOrder =
        Arrays.stream(Rows.tied(score, gains)).flatMapToDouble(DiscountedGain::shared).toArray();
    return discounted(inOrder) / discounted(Rows.descending(gains));
  }

  private double gain(double relevance) {
    return Math.pow(2, relevance) - 1;
  }

  private static java.util.stream.DoubleStream shared(double[] tied) {
    double mean = Arrays.stream(tied).average().orElseThrow();
    return Arrays.stream(tied).map(each -> mean);
  }

  private double discounted(double[] gains) {
    return IntStream.range(0, Math.min(best, gains.length))
        .mapToDouble(i -> gains[i] * Math.log(2) / Math.log(i + 2))
        .sum();
  }

  private static double[] relevances(double[] truth) {
    double[] sorted = truth.clone();
    Arrays.sort(sorted);
    double low = quantile(sorted);
    double width = sorted[sorted.length - 1] - low;
    return Arrays.stream(truth)
        .map(value -> width > 0 ? LARGEST * Math.max(0, (value - low) / width) : 0)
        .toArray();
  }

  private static double quantile(double[] sorted) {
    double place = QUANTILE * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  @Override
  public String toString() {
    return title();
  }
}
