package org.espalier.stdlib.system;

import java.util.List;
import java.util.function.UnaryOperator;
import org.espalier.stdlib.engine.Sgd;
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
   * Trains the architecture from fresh weights with the step of DARTS' evaluation: SGD 0.025 by a
   * cosine to 0, momentum 0.9, decay 3e-4, gradients shortened to 5, batches of 96; the network and
   * the images stay as they are.
   *
   * @param epochs passes over the whole training part; the paper has 600
   */
  public TrainedNetwork retrain(int epochs) {
    return retrain(training -> training.epochs(epochs));
  }

  /**
   * Likewise with other settings, such as {@code training -> training.epochs(50).flip()}. The whole
   * recipe of the paper, with drop path, cutout and an auxiliary head, is {@code training ->
   * training.dartsEvaluation()}; each of these has a word of its own too.
   */
  public TrainedNetwork retrain(UnaryOperator<Training> settings) {
    Training training =
        Training.on(search.requireData())
            .batchSize(96)
            .learningRate(0.025)
            .sgd(new Sgd(0.9, /* nesterov= */ false, 3e-4, /* decayAll= */ true, 5))
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
