package org.espalier.stdlib.train;

import java.util.List;
import java.util.Locale;
import org.espalier.dsl.random.Seed;

/**
 * What a training came to, with all that the numbers need to be understood.
 *
 * @param trainSplit the name of the images that weights were learned from
 * @param validation how the network does in the end on the images that it was judged by
 * @param epochs one for each pass
 * @param seed where randomness began
 * @param engine what it ran on, such as {@code MXNet on cpu}
 * @param seconds how long all of it took
 */
public record TrainingResult(
    String trainSplit,
    Score validation,
    List<EpochResult> epochs,
    Seed seed,
    String engine,
    double seconds) {
  /** Copies. */
  public TrainingResult {
    epochs = List.copyOf(epochs);
  }

  /** The validation accuracy after the last epoch, in [0, 1]. */
  public double accuracy() {
    return validation.accuracy();
  }

  /**
   * One line with the accuracy, of texts also the perplexity, its split, the epochs and the seed.
   */
  @Override
  public String toString() {
    String perplexity =
        validation.isOfText()
            ? String.format(Locale.ROOT, "perplexity %.2f, ", validation.perplexity())
            : "";
    return String.format(
        Locale.ROOT,
        "%saccuracy %.4f (loss %.4f) on %s after %s of %s, training seed %d, %s, %.1f s",
        perplexity,
        validation.accuracy(),
        validation.loss(),
        validation.split(),
        TrainingLength.inWords(epochs.size()),
        trainSplit,
        seed.value(),
        engine,
        seconds);
  }
}
