package org.espalier.stdlib.strategy.relaxed.sampler;

/**
 * What comes behind a step on the logits of some options: one number is added to all of them, so
 * that the probabilities of the others stay what they were, {@code log sum_i exp(a_i) - log sum_i
 * exp(a_i')} over the options that moved, {@code a} before and {@code a'} after (ProxylessNAS, Cai,
 * Zhu and Han, ICLR 2019, arXiv 1812.00332, section 3.2.1 and its code).
 */
public final class PairOffset {
  private PairOffset() {}

  /**
   * The logits after a step, moved together.
   *
   * @param before of all options
   * @param after of all options
   * @param moved which ones the step was for; the others keep what they have in {@code before}
   */
  public static double[] apply(double[] before, double[] after, boolean[] moved) {
    double offset = logarithmOfSum(before, moved) - logarithmOfSum(after, moved);
    double[] logits = before.clone();
    for (int k = 0; k < logits.length; k++) {
      if (moved[k]) {
        logits[k] = after[k] + offset;
      }
    }
    return logits;
  }

  private static double logarithmOfSum(double[] logits, boolean[] some) {
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < logits.length; k++) {
      most = some[k] ? Math.max(most, logits[k]) : most;
    }
    double sum = 0;
    for (int k = 0; k < logits.length; k++) {
      sum += some[k] ? Math.exp(logits[k] - most) : 0;
    }
    return most + Math.log(sum);
  }
}
