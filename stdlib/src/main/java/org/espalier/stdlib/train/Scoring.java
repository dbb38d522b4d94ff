package org.espalier.stdlib.train;

import java.util.stream.IntStream;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.data.LabelledImages;
import org.espalier.stdlib.data.Normalisation;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.Interruption;
import org.espalier.stdlib.engine.Mode;

/** Judges a network by images with labels. */
public final class Scoring {
  /** As many as are worth a native call, and few enough for little memory. */
  private static final int BATCH = 256;

  private Scoring() {}

  /**
   * Runs a network over all images, with its running statistics.
   *
   * @param network yields one score per class
   * @param images by what it is judged
   * @param normalisation of the images that it learned from
   * @throws java.util.concurrent.CancellationException when the thread is interrupted
   */
  public static Score of(Executable network, LabelledImages images, Normalisation normalisation) {
    int size = Math.min(BATCH, images.count());
    ImageFeed feed = new ImageFeed(images, normalisation, size);
    int[] order = IntStream.range(0, images.count()).toArray();
    Tally tally = new Tally();
    for (int from = 0; from < order.length; from += size) {
      Interruption.check("The evaluation");
      int count = feed.load(order, from, Augmentation.none(), new Seed(0).stream("none"));
      float[] scores = network.forward(feed.batch(), Mode.EVALUATION).get(0);
      for (int i = 0; i < count; i++) {
        tally.add(scores, i * images.classes(), images.classes(), feed.label(i));
      }
    }
    return new Score(
        images.name(),
        images.count(),
        tally.loss / images.count(),
        (double) tally.right / images.count());
  }

  /** Adds up. */
  private static final class Tally {
    private double loss;
    private int right;

    private void add(float[] scores, int from, int classes, int label) {
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
    }
  }
}
