package org.espalier.stdlib.system;

import java.util.List;
import java.util.function.UnaryOperator;
import org.espalier.stdlib.draw.Chart;
import org.espalier.stdlib.draw.HeatMap;
import org.espalier.stdlib.draw.Report;
import org.espalier.stdlib.strategy.relaxed.Checkpoint;
import org.espalier.stdlib.strategy.relaxed.SearchResult;
import org.espalier.stdlib.strategy.relaxed.TraceRow;
import org.espalier.stdlib.strategy.relaxed.derivation.Derived;
import org.espalier.stdlib.strategy.relaxed.picture.SearchPictures;
import org.espalier.stdlib.strategy.relaxed.picture.SearchReport;
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

  /** Both losses by epoch; {@code losses().logarithmic()} for a logarithmic axis. */
  public Chart losses() {
    return SearchPictures.losses(finished());
  }

  /** The mean entropy of the choices by epoch. */
  public Chart entropies() {
    return SearchPictures.entropies(finished());
  }

  /** The skip connections of the derived cells by epoch. */
  public Chart skips() {
    return SearchPictures.skips(finished());
  }

  /** All three beside one another. */
  public Report curves() {
    return Report.of(result.search().name()).beside(SearchPictures.curves(finished()));
  }

  /** What the choices leaned to when the search ended. */
  public HeatMap heatMap() {
    return heatMap(finished().snapshot() + 1);
  }

  /**
   * What the choices leaned to after an epoch.
   *
   * @param epoch from 1
   */
  public HeatMap heatMap(int epoch) {
    return SearchPictures.heatMap(finished(), epoch - 1);
  }

  /** Everything of it on one page: what a notebook shows of it. */
  public Report report() {
    return SearchReport.of(result, search.around());
  }

  private SearchResult finished() {
    if (result.rows().isEmpty()) {
      throw new IllegalStateException(
          "There is nothing to draw: "
              + result.search().name()
              + " was stopped before its first epoch ended.");
    }
    return result;
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
   * where the paper averages weights in the end; without its dropouts, which {@link #evaluation}
   * has. The network and the images stay as they are.
   *
   * @param epochs passes over the whole training part; the paper has 600, for texts 1600
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
    return retrain(settings.apply(search.training()));
  }

  /**
   * Likewise by a training of its own, such as {@code evaluation().epochs(20).cutout(4)} at a
   * notebook's size.
   */
  public TrainedNetwork retrain(Training training) {
    return training.fit(derive().architecture());
  }

  /**
   * How the system's authors train what it finds, on this search's data: on images {@link
   * Training#dartsEvaluation} with drop path, cutout and an auxiliary head, in which PC-DARTS,
   * P-DARTS and DrNAS drop more and SNAS and others nothing else; on texts its dropouts and
   * averages; for chains of mobile blocks label smoothing. Nothing is trained yet.
   */
  public Training evaluation() {
    return search.evaluation();
  }

  /** One line. */
  @Override
  public String toString() {
    return result.toString();
  }
}
