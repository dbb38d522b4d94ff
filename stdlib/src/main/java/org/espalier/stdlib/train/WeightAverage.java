package org.espalier.stdlib.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.espalier.stdlib.engine.ArrayVector;
import org.jspecify.annotations.Nullable;

/**
 * Averages weights once the validation loss no longer falls (Merity, Keskar and Socher,
 * "Regularizing and Optimizing LSTM Language Models", ICLR 2018, arXiv 1708.02182, section 4, as
 * DARTS' code has it): from the epoch behind the first whose loss is above one that is more than
 * {@code patience} epochs older. The mean of the weights behind each step since is what is judged;
 * the steps themselves go on from the weights as they are.
 */
final class WeightAverage implements AutoCloseable {
  private final int patience;
  private final ArrayVector weights;
  private final List<Double> losses = new ArrayList<>();
  private @Nullable ArrayVector mean;
  private long steps;

  /**
   * Nothing is averaged yet.
   *
   * @param patience 0 to never begin
   */
  WeightAverage(int patience, ArrayVector weights) {
    this.patience = patience;
    this.weights = weights;
  }

  /** A step is done. */
  void stepped() {
    ArrayVector known = mean;
    if (known != null) {
      steps++;
      known.mix(1 - 1.0 / steps, 1.0 / steps, weights);
    }
  }

  /** How the averaged weights do, or the weights themselves before; those are as they were then. */
  Score judged(Supplier<Score> judge) {
    ArrayVector known = mean;
    if (known == null) {
      return heard(judge.get());
    }
    try (ArrayVector present = weights.copy()) {
      try {
        weights.set(known);
        return judge.get();
      } finally {
        weights.set(present);
      }
    }
  }

  private Score heard(Score score) {
    int older = losses.size() - patience;
    if (patience > 0 && older > 0 && score.loss() > Collections.min(losses.subList(0, older))) {
      mean = weights.copy();
    }
    losses.add(score.loss());
    return score;
  }

  /** The averaged weights, if there are any, take the weights' place. */
  void settle() {
    ArrayVector known = mean;
    if (known != null && steps > 0) {
      weights.set(known);
    }
  }

  @Override
  public void close() {
    if (mean != null) {
      mean.close();
    }
  }
}
