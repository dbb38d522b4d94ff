package org.espalier.stdlib.system;

import java.util.List;
import java.util.function.UnaryOperator;
import org.espalier.stdlib.strategy.relaxed.Checkpoint;
import org.espalier.stdlib.strategy.relaxed.SearchResult;
import org.espalier.stdlib.strategy.relaxed.TraceRow;
import org.espalier.stdlib.strategy.relaxed.derivation.Derived;
import org.espalier.stdlib.train.TrainedNetwork;
import org.espalier.stdlib.train.Training;

/**
 * What a differentiable search found. Holds no native memory.
 *
 * @param search what was searched, and how
 * @param result what it came to
 */
public record FoundArchitecture(DifferentiableSearch search, SearchResult result) {
  /** One row for each epoch that ended. */
  public List<TraceRow> trace() {
    return result.trace();
  }

  /** The architecture, with reasons. */
  public Derived derive() {
    return result.derive();
  }

  /**
   * Where it can go on from: {@code search.from(found.checkpoint()).run()}.
   *
   * @throws IllegalStateException when no epoch ended
   */
  public Checkpoint checkpoint() {
    return result
        .checkpoint()
        .orElseThrow(() -> new IllegalStateException("No epoch ended, so there is no checkpoint."));
  }

  /** Goes on where it was interrupted, or where it stopped. */
  public FoundArchitecture resume() {
    return search.from(checkpoint()).run();
  }

  /**
   * Trains the architecture from fresh weights as DARTS evaluates: SGD 0.025 by a cosine to 0,
   * momentum 0.9, decay 3e-4, gradients shortened to 5, batches of 96. On texts SGD 20, no
   * momentum, decay 8e-7, gradients shortened to 0.25, batches of 64, and by a cosine to 0 as well,
   * where the paper averages weights in the end; without its dropouts.
   *
   * @param epochs passes over the whole training part; the paper has 600, for texts 1600
   */
  public TrainedNetwork retrain(int epochs) {
    return retrain(training -> training.epochs(epochs));
  }

  /** Likewise with other settings, such as {@code training -> training.epochs(50).flip()}. */
  public TrainedNetwork retrain(UnaryOperator<Training> settings) {
    Training training =
        search
            .requireData()
            .training()
            .seed(search.seed().split("retrain"))
            .engine(search.engine());
    return settings.apply(training).fit(derive().architecture());
  }

  /** One line. */
  @Override
  public String toString() {
    return result.toString();
  }
}
