package org.espalier.stdlib.train;

/**
 * What only training does to a network, against learning by heart. Nothing of it is there when the
 * network is judged.
 *
 * @param dropPath the probability with which what an edge of a cell yields is dropped at the end;
 *     in epoch {@code e} of {@code E}, from 0, it is {@code dropPath e / E}. In [0, 1); 0 for none.
 *     DARTS: 0.2
 * @param auxiliary the weight of a second classifier's loss, {@link
 *     org.espalier.dsl.space.AuxiliaryHead}; at least 0, 0 for none. DARTS: 0.4
 * @param dropout what recurrent networks drop
 */
public record Regularisation(double dropPath, double auxiliary, RecurrentDropout dropout) {
  /** Checks. */
  public Regularisation {
    if (!(dropPath >= 0 && dropPath < 1)) {
      throw new IllegalArgumentException(
          "dropPath(" + dropPath + "): must be a probability in [0, 1), such as 0.2.");
    }
    if (!(auxiliary >= 0 && Double.isFinite(auxiliary))) {
      throw new IllegalArgumentException(
          "auxiliary(" + auxiliary + "): must be a weight of at least 0, such as 0.4.");
    }
  }

  /** Of networks on images. */
  public Regularisation(double dropPath, double auxiliary) {
    this(dropPath, auxiliary, RecurrentDropout.none());
  }

  /** The network learns as it is. */
  public static Regularisation none() {
    return new Regularisation(0, 0);
  }

  /** The probability of an epoch, from 0. */
  double dropPath(int epoch, int epochs) {
    return dropPath * epoch / epochs;
  }
}
