package org.espalier.stdlib.train;

import org.espalier.stdlib.mask.LockedDropout;

/**
 * How likely numbers of a recurrent network are dropped while it learns. What is dropped at one
 * step is dropped at all (Gal and Ghahramani, "A Theoretically Grounded Application of Dropout in
 * Recurrent Neural Networks", NIPS 2016, arXiv 1512.05287, in the form of DARTS' released code);
 * what is kept is divided by how likely that is, so its mean stays. Each rate is in [0, 1).
 *
 * @param words how likely a symbol's whole vector is dropped, wherever it stands in the batch
 * @param input how likely a number is dropped that a matrix of the cell reads of the symbol; where
 *     a code drops twice, at {@code a} and {@code b}, this is {@code 1 - (1 - a) (1 - b)}
 * @param hidden likewise of a state
 * @param output likewise what the decoder reads
 */
public record RecurrentDropout(double words, double input, double hidden, double output) {
  /** Checks. */
  public RecurrentDropout {
    for (double rate : new double[] {words, input, hidden, output}) {
      if (!(rate >= 0 && rate < 1)) {
        throw new IllegalArgumentException(
            "dropout(" + rate + "): must be a probability in [0, 1), such as 0.25.");
      }
    }
  }

  /** By the kinds of {@link LockedDropout}. */
  double rate(String kind) {
    return switch (kind) {
      case LockedDropout.WORD -> words;
      case LockedDropout.INPUT -> input;
      case LockedDropout.HIDDEN -> hidden;
      case LockedDropout.OUTPUT -> output;
      default -> 0;
    };
  }

  /** Nothing is dropped. */
  public static RecurrentDropout none() {
    return new RecurrentDropout(0, 0, 0, 0);
  }

  /**
   * As DARTS trains recurrent cells: words 0.1, input 0.8 (0.2 behind the embedding and 0.75 before
   * the cell), hidden 0.25, output 0.75.
   */
  public static RecurrentDropout darts() {
    return new RecurrentDropout(0.1, 0.8, 0.25, 0.75);
  }
}
