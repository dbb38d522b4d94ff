package org.espalier.stdlib.rank;

import java.util.Arrays;

/** What measures ask of their two columns, and which of their rows are the best. */
final class Rows {
  private Rows() {}

  /**
   * Checks that two columns belong together.
   *
   * @throws IllegalArgumentException when they do not
   */
  static void require(double[] score, double[] truth) {
    if (score.length != truth.length) {
      throw new IllegalArgumentException(
          "A score of "
              + score.length
              + " networks can't be compared with a truth of "
              + truth.length
              + ": both need the same networks in the same order.");
    }
    for (int i = 0; i < score.length; i++) {
      if (Double.isNaN(score[i]) || !Double.isFinite(truth[i])) {
        throw new IllegalArgumentException(
            "Row "
                + i
                + " compares the score "
                + score[i]
                + " with the truth "
                + truth[i]
                + ": scores must be numbers, and truths finite. Leave such rows out.");
      }
    }
  }

  /** Checks how many count as the best. */
  static void requireBest(String word, int best) {
    if (best < 1) {
      throw new IllegalArgumentException(
          word + "(" + best + "): at least 1 network counts as the best.");
    }
  }

  /** Whether all values are equal. */
  static boolean constant(double[] values) {
    return Arrays.stream(values).distinct().limit(2).count() < 2;
  }

  /** The values from the largest to the least. */
  static double[] descending(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < sorted.length / 2; i++) {
      double least = sorted[i];
      sorted[i] = sorted[sorted.length - 1 - i];
      sorted[sorted.length - 1 - i] = least;
    }
    return sorted;
  }

  /** The rows from the least score to the largest, among equal scores from the least value. */
  static Integer[] ascending(double[] score, double[] values) {
    Integer[] order = new Integer[score.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        (i, j) -> {
          int byScore = Double.compare(score[i], score[j]);
          return byScore != 0 ? byScore : Double.compare(values[i], values[j]);
        });
    return order;
  }

  /**
   * The values of one column in groups of equal values of another, the best group first; within a
   * group from the least to the largest.
   */
  static double[][] tied(double[] score, double[] values) {
    Integer[] order = ascending(score, values);
    double[][] groups = new double[score.length][];
    int count = 0;
    for (int to = order.length, from = to; to > 0; to = from) {
      while (from > 0 && score[order[from - 1]] == score[order[to - 1]]) {
        from--;
      }
      groups[count] = new double[to - from];
      for (int i = from; i < to; i++) {
        groups[count][i - from] = values[order[i]];
      }
      count++;
    }
    return Arrays.copyOf(groups, count);
  }
}
