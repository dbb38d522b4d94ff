package org.espalier.stdlib.train;

/** Adds up how a network does, example by example. */
final class Tally {
  private double loss;
  private int right;
  private int count;

  /**
   * One example.
   *
   * @param scores where its scores are
   * @param from where they begin
   * @param classes how many there are
   * @param label the right one
   */
  void add(float[] scores, int from, int classes, int label) {
    int best = 0;
    for (int k = 1; k < classes; k++) {
      if (scores[from + k] > scores[from + best]) {
        best = k;
      }
    }
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      sum += Math.exp(scores[from + k] - (double) scores[from + best]);
    }
    loss += Math.log(sum) + scores[from + best] - scores[from + label];
    right += best == label ? 1 : 0;
    count++;
  }

  /** The means. */
  Score score(String split, String unit) {
    return new Score(split, count, unit, loss / count, (double) right / count);
  }
}
