package org.espalier.stdlib.supernet;

import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.data.DataSet;
import org.espalier.stdlib.data.LabelledImages;
import org.espalier.stdlib.data.Normalisation;
import org.espalier.stdlib.data.Split;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.strategy.relaxed.Minibatch;
import org.espalier.stdlib.strategy.relaxed.Part;
import org.espalier.stdlib.strategy.relaxed.Supernet;
import org.espalier.stdlib.train.Augmentation;
import org.espalier.stdlib.train.ImageFeed;
import org.espalier.stdlib.train.NetworkFit;
import org.espalier.stdlib.train.Score;
import org.espalier.stdlib.train.Scoring;
import org.jspecify.annotations.Nullable;

/**
 * Images of a data set's training part, cut in two where a search has two levels. Supernets are
 * judged by its validation part, which no gradient is taken by.
 */
public final class ImageExamples implements Examples {
  private final LabelledImages training;
  private final @Nullable LabelledImages held;
  private final LabelledImages judged;
  private final Normalisation normalisation;
  private final Augmentation augmentation;
  private @Nullable ImageFeed feed;
  private int feedSize;
  private @Nullable Part feedPart;

  private ImageExamples(
      DataSet data,
      LabelledImages training,
      @Nullable LabelledImages held,
      Augmentation augmentation) {
    this.training = training;
    this.held = held;
    this.judged = data.validation();
    this.normalisation = data.normalisation();
    this.augmentation = augmentation;
  }

  /** The whole training part for weights and parameters alike. */
  public static ImageExamples together(DataSet data, Augmentation augmentation) {
    return new ImageExamples(data, data.train(), null, augmentation);
  }

  /**
   * The training part cut in two, class by class.
   *
   * @param held which share architecture parameters are learned from; DARTS has half
   * @param seed decides which image goes where
   */
  public static ImageExamples cut(DataSet data, double held, Augmentation augmentation, Seed seed) {
    Split split = data.train().split(seed.split("data").value()).validation(held);
    return new ImageExamples(data, split.train(), split.validation(), augmentation);
  }

  @Override
  public int count(Part part) {
    LabelledImages images = images(part);
    return images == null ? 0 : images.count();
  }

  @Override
  public String description() {
    String parts = held == null ? training.toString() : training + " and " + held;
    return parts + ", judged by " + judged + ", " + normalisation + ", " + augmentation;
  }

  private @Nullable LabelledImages images(Part part) {
    return part == Part.TRAINING ? training : held;
  }

  @Override
  public Loaded load(Minibatch batch) {
    int[] order = batch.examples().stream().mapToInt(example -> example).toArray();
    ImageFeed loading = feed(batch.part(), order.length);
    loading.load(
        order,
        0,
        augmentation.chance(augmentation.chance() * batch.cutout()),
        new Seed(batch.variation()).stream("augmentation"));
    return new Loaded(loading.batch(), loading.target(0));
  }

  private ImageFeed feed(Part part, int size) {
    ImageFeed known = feed;
    if (known == null || feedPart != part || feedSize != size) {
      LabelledImages images = java.util.Objects.requireNonNull(images(part), "no such part");
      known = new ImageFeed(images, normalisation, size);
      feed = known;
      feedPart = part;
      feedSize = size;
    }
    return known;
  }

  @Override
  public Supernet.Judgement judge(Executable supernet) {
    Score score = Scoring.of(supernet, judged, normalisation);
    return new Supernet.Judgement(score.loss(), score.accuracy());
  }

  @Override
  public void requireFit(Graph graph) {
    NetworkFit.require(graph, training);
  }
}
