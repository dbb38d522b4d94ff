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
    return tally.score(images.name(), Score.IMAGES);
  }
}
