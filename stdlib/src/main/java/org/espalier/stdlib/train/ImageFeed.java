package org.espalier.stdlib.train;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.espalier.stdlib.data.LabelledImages;
import org.espalier.stdlib.data.Normalisation;
import org.espalier.stdlib.engine.Batch;

/** Images as a network wants them: in batches of one size, normalised, with soft labels. */
public final class ImageFeed implements Feed {
  private final LabelledImages images;
  private final Normalisation normalisation;
  private final int size;
  private final float[] values;
  private final int[] labels;
  private final float[] target;

  /** Batches of a size. */
  public ImageFeed(LabelledImages images, Normalisation normalisation, int size) {
    this.images = images;
    this.normalisation = normalisation;
    this.size = size;
    this.values = new float[size * images.shape().values()];
    this.labels = new int[size];
    this.target = new float[size * images.classes()];
  }

  /** All images in a random order. */
  int[] shuffled(RandomGenerator random) {
    int[] order = IntStream.range(0, images.count()).toArray();
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return order;
  }

  /**
   * Loads the batch that begins at a place of an order. Where the order ends before the batch is
   * full, the last image stands in, so that every batch has the size the network is ready for.
   *
   * @return how many images of it count
   */
  public int load(int[] order, int from, Augmentation augmentation, RandomGenerator random) {
    int count = Math.min(size, order.length - from);
    int[] chosen = new int[size];
    for (int i = 0; i < size; i++) {
      chosen[i] = order[Math.min(from + i, order.length - 1)];
    }
    images.batch(chosen, values, labels);
    normalise();
    augmentation.apply(values, count, images.shape(), random);
    return count;
  }

  /** Before the shift, so that what comes in at the border is the mean. */
  private void normalise() {
    List<Float> means = normalisation.means();
    List<Float> deviations = normalisation.deviations();
    int plane = images.height() * images.width();
    for (int i = 0, at = 0; at < values.length; i++) {
      float mean = means.get(i % images.channels());
      float scale = 1 / deviations.get(i % images.channels());
      for (int end = at + plane; at < end; at++) {
        values[at] = (values[at] - mean) * scale;
      }
    }
  }

  /** The loaded batch. */
  @Override
  public Batch batch() {
    return Batch.of(size, values);
  }

  /** The loaded batch's labels as probabilities. */
  @Override
  public float[] target(double smoothing) {
    int classes = images.classes();
    java.util.Arrays.fill(target, (float) (smoothing / classes));
    for (int i = 0; i < size; i++) {
      target[i * classes + labels[i]] += (float) (1 - smoothing);
    }
    return target;
  }

  /** A loaded image's label. */
  public int label(int place) {
    return labels[place];
  }
}
