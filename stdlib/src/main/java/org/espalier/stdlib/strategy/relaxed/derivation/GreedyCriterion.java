package org.espalier.stdlib.strategy.relaxed.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which edge of a cell is decided next, and for which operation: of those that are not decided, the
 * one of the largest {@code norm(EI) norm(SC)}, or {@code norm(EI) norm(SC) norm(SS)}. Importance
 * is {@code EI = sum_{k != none} p_k}; with {@code q = p_{k != none} / EI} of K operations,
 * certainty is {@code SC = 1 - H(q) / log K} and stability the mean overlap {@code sum_k min(q_k,
 * q'_k)} with the epochs before. {@code norm} brings all edges of the cell to [0, 1], decided ones
 * included; where all are alike it is 0 (SGAS, Li et al., CVPR 2020, arXiv 1912.00195, section 3.2
 * and its code). Ties go to the edge that comes first.
 *
 * @param stability whether stability counts: the paper's second criterion
 * @param window how many epochs before are compared, 4 in the code; at least 1
 */
public record GreedyCriterion(boolean stability, int window) {
  /** Checks. */
  public GreedyCriterion {
    if (window < 1) {
      throw new IllegalArgumentException(
          "A window of " + window + " epochs; at least 1 is needed.");
    }
  }

  /** The paper's first criterion. */
  public GreedyCriterion() {
    this(false, 4);
  }

  /**
   * The next decision.
   *
   * @param epoch the epoch, which the decision carries
   * @param history the probabilities of all edges of one cell, epoch by epoch, in the same order;
   *     the last are the present ones
   * @param open the labels of edges that are not decided; nothing is decided where there are none
   */
  public Optional<Decided> next(int epoch, List<List<Scores>> history, Set<String> open) {
    List<Scores> now = history.get(history.size() - 1);
    double[] scores = scores(history);
    int best = -1;
    for (int edge = 0; edge < scores.length; edge++) {
      boolean candidate = open.contains(now.get(edge).choice().label());
      if (candidate && (best < 0 || scores[edge] > scores[best])) {
        best = edge;
      }
    }
    if (best < 0) {
      return Optional.empty();
    }
    Scores edge = now.get(best);
    String operation = edge.choice().options().get(new ScoredEdge("", 0, 0, edge).best());
    return Optional.of(new Decided(epoch, edge.choice().label(), operation));
  }

  /** The scores of all edges, in the order of the history. */
  public double[] scores(List<List<Scores>> history) {
    List<Scores> now = history.get(history.size() - 1);
    double[] scores = normalised(now.stream().mapToDouble(GreedyCriterion::importance).toArray());
    multiply(scores, now.stream().mapToDouble(GreedyCriterion::certainty).toArray());
    if (stability) {
      double[] overlaps = new double[scores.length];
      for (int edge = 0; edge < overlaps.length; edge++) {
        int which = edge;
        overlaps[edge] = stability(history.stream().map(epoch -> epoch.get(which)).toList());
      }
      multiply(scores, overlaps);
    }
    return scores;
  }

  private static void multiply(double[] scores, double[] more) {
    double[] factors = normalised(more);
    for (int edge = 0; edge < scores.length; edge++) {
      scores[edge] *= factors[edge];
    }
  }

  private static double[] normalised(double[] numbers) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double number : numbers) {
      least = Math.min(least, number);
      most = Math.max(most, number);
    }
    double[] normalised = new double[numbers.length];
    for (int i = 0; i < numbers.length && most > least; i++) {
      normalised[i] = (numbers[i] - least) / (most - least);
    }
    return normalised;
  }

  /** {@code EI}: how likely an edge carries anything. */
  public static double importance(Scores edge) {
    int none = edge.choice().options().indexOf(ScoredEdge.NONE);
    double sum = 0;
    for (int option = 0; option < edge.point().size(); option++) {
      sum += option == none ? 0 : edge.point().get(option);
    }
    return sum;
  }

  private static double[] shares(Scores edge) {
    double importance = importance(edge);
    List<Double> shares = new ArrayList<>();
    for (int option = 0; option < edge.point().size(); option++) {
      if (!edge.choice().options().get(option).equals(ScoredEdge.NONE)) {
        shares.add(edge.point().get(option) / importance);
      }
    }
    return shares.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** {@code SC}: 1 where one operation is certain, 0 where all are as likely. */
  public static double certainty(Scores edge) {
    double[] shares = shares(edge);
    double entropy = 0;
    for (double share : shares) {
      entropy -= share > 0 ? share * Math.log(share) : 0;
    }
    return shares.length < 2 ? 1 : 1 - entropy / Math.log(shares.length);
  }

  /** {@code SS} of one edge's probabilities, epoch by epoch; 1 where nothing came before. */
  public double stability(List<Scores> epochs) {
    double[] now = shares(epochs.get(epochs.size() - 1));
    int before = Math.min(window, epochs.size() - 1);
    double sum = 0;
    for (int back = 1; back <= before; back++) {
      double[] then = shares(epochs.get(epochs.size() - 1 - back));
      for (int option = 0; option < now.length; option++) {
        sum += Math.min(now[option], then[option]);
      }
    }
    return before == 0 ? 1 : sum / before;
  }
}
