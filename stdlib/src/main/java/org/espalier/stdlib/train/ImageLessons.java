package org.espalier.stdlib.train;

import java.util.random.RandomGenerator;
import org.espalier.dsl.graph.Graph;
import org.espalier.stdlib.data.DataSet;
import org.espalier.stdlib.data.LabelledImages;
import org.espalier.stdlib.data.Normalisation;
import org.espalier.stdlib.engine.Executable;
import org.jspecify.annotations.Nullable;

/** Images with labels, in a random order in each pass. */
final class ImageLessons implements Lessons {
  private final DataSet data;
  private @Nullable Normalisation normalisation;

  /** On a data set, which is drawn or read when it is needed. */
  ImageLessons(DataSet data) {
    this.data = data;
  }

  /** Counted once; the same whoever counts. */
  private Normalisation normalisation() {
    Normalisation known = normalisation;
    if (known == null) {
      known = data.normalisation();
      normalisation = known;
    }
    return known;
  }

  @Override
  public String name() {
    return data.name();
  }

  @Override
  public String training() {
    return data.train().name();
  }

  @Override
  public void requireEnough() {
    LabelledImages train = data.train();
    LabelledImages validation = data.validation();
    if (train.count() < 1 || validation.count() < 1) {
      throw new IllegalArgumentException(
          "Training needs images to learn from and images to judge by, but "
              + train.name()
              + " has "
              + train.count()
              + " and "
              + validation.name()
              + " has "
              + validation.count()
              + "; split the set otherwise, such as split(7).validation(0.2).");
    }
  }

  @Override
  public void requireFit(Graph network) {
    NetworkFit.require(network, data.train());
  }

  /** Images that do not fill a batch wait for the next pass's order. */
  @Override
  public Pass pass(
      Graph network,
      int size,
      RandomGenerator order,
      Augmentation augmentation,
      RandomGenerator variation) {
    int count = data.train().count();
    int each = Math.min(size, count);
    ImageFeed feed = new ImageFeed(data.train(), normalisation(), each);
    int[] shuffled = feed.shuffled(order);
    return new Pass(
        count / each, step -> feed.load(shuffled, step * each, augmentation, variation), feed);
  }

  @Override
  public Score validation(Executable network) {
    return on(network, data.validation());
  }

  @Override
  public Score test(Executable network) {
    return on(network, data.test());
  }

  @Override
  public Score on(Executable network, LabelledImages images) {
    return Scoring.of(network, images, normalisation());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ImageLessons lessons && data.equals(lessons.data);
  }

  @Override
  public int hashCode() {
    return data.hashCode();
  }
}
