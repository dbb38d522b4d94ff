package org.espalier.stdlib.rank;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One order made of several: of scores that can't be added, because their units differ. Whatever is
 * not a number comes last in its order.
 */
public enum Consensus {
  /** The sum of the ranks in all scores, ties sharing the mean of theirs (Borda's count). */
  RANK_SUM("rank sum") {
    @Override
    double[] combine(List<double[]> ranks) {
      return IntStream.range(0, ranks.get(0).length)
          .mapToDouble(i -> ranks.stream().mapToDouble(each -> each[i]).sum())
          .toArray();
    }
  },

  /**
   * How many networks each one beats by a majority of the scores, less how many beat it: the vote
   * of zero-cost proxies on pairs (Abdelfattah, Mehrotra, Dudziak and Lane, ICLR 2021, arXiv
   * 2101.08134, section 3.2), counted as Copeland does. A score that ties a pair does not vote on
   * it. Takes time O(n^2).
   */
  VOTE("vote") {
    @Override
    double[] combine(List<double[]> ranks) {
      double[] won = new double[ranks.get(0).length];
      for (int i = 0; i < won.length; i++) {
        for (int j = 0; j < i; j++) {
          double outcome = majority(ranks, i, j);
          won[i] += outcome;
          won[j] -= outcome;
        }
      }
      return won;
    }
  };

  private final String word;

  Consensus(String word) {
    this.word = word;
  }

  abstract double[] combine(List<double[]> ranks);

  /**
   * The common order as a score, of which more is better.
   *
   * @throws IllegalArgumentException when there is no column, or their lengths differ
   */
  public Column of(List<Column> columns) {
    if (columns.isEmpty() || columns.stream().mapToInt(Column::size).distinct().count() > 1) {
      throw new IllegalArgumentException(
          "A "
              + word
              + " needs one score or more of the same networks, but got lengths "
              + columns.stream().map(Column::size).toList()
              + ".");
    }
    String names = columns.stream().map(Column::name).collect(Collectors.joining(" + "));
    return Column.of(word + " of " + names, combine(columns.stream().map(Column::ranks).toList()));
  }

  static double majority(List<double[]> ranks, int i, int j) {
    double votes = ranks.stream().mapToDouble(each -> Math.signum(each[i] - each[j])).sum();
    return Math.signum(votes);
  }
}
