package org.espalier.stdlib.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.espalier.dsl.Language;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.random.Seed;
import org.espalier.dsl.space.Sizes;
import org.espalier.stdlib.data.DataSet;
import org.espalier.stdlib.data.DataSets;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.system.Darts;
import org.espalier.stdlib.system.DifferentiableSearch;
import org.espalier.stdlib.train.Training;
import org.espalier.stdlib.train.TrainingListener;
import org.espalier.stdlib.train.TrainingLoop;

/**
 * Whether DARTS finds anything: for each of some seeds, a search of the first order on glyphs, the
 * cell that it found and random cells of the same space, all trained alike from fresh weights, and
 * judged by the validation images, from which nothing was learned, chosen or stopped.
 *
 * <p>Grey glyphs without clutter, 16x16, are learned far enough in a few hundred steps for cells to
 * differ: in colour and over clutter the supernet is still at chance by then. So short a search
 * also needs larger steps than the paper's: 0.01 for the architecture parameters, where DARTS has
 * 3e-4 and a hundred times as many steps.
 *
 * @param choice engine and device
 * @param space {@code nb201}, whose every edge takes its best operation but none, or {@code darts},
 *     which is derived as in its paper and takes three times as long
 * @param seeds how many searches; at least 1
 * @param random how many random cells for each; at least 1
 * @param channels of the first cells
 * @param cells of the network; of {@code nb201} those of each stage
 * @param searchEpochs of each search, the first half for weights alone: pools, which need not
 *     learn, lead at first
 * @param epochs of each training
 * @param images to learn from
 */
public record FoundCell(
    EngineChoice choice,
    String space,
    int seeds,
    int random,
    int channels,
    int cells,
    int searchEpochs,
    int epochs,
    int images) {
  private static final String NB201 = "nb201";
  private static final String DARTS = "darts";
  private static final int CLASSES = 10;
  private static final int SIZE = 16;
  private static final int JUDGED = 1000;
  private static final int BATCH = 16;
  private static final double SEARCH_RATE = 0.1;
  private static final double TRAINING_RATE = 0.025;
  private static final double ARCHITECTURE_RATE = 0.01;

  /** Checks. */
  public FoundCell {
    if (!space.equals(NB201) && !space.equals(DARTS)) {
      throw new IllegalArgumentException(
          "found-cell searches in nb201 or in darts, but got '" + space + "'.");
    }
    for (int number : new int[] {seeds, random, channels, cells, searchEpochs, epochs, images}) {
      if (number < 1) {
        throw new IllegalArgumentException(
            "found-cell's sizes, seeds and epochs are at least 1, but got " + number + ".");
      }
    }
  }

  /**
   * What one seed came to; accuracies are shares of the validation images.
   *
   * @param seed which
   * @param genotype what was found
   * @param found its accuracy
   * @param random those of the random cells, as they were drawn
   * @param searchSeconds how long the search took
   * @param trainingSeconds how long all trainings took
   */
  public record Outcome(
      int seed,
      String genotype,
      double found,
      List<Double> random,
      double searchSeconds,
      double trainingSeconds) {
    /** Copies. */
    public Outcome {
      random = List.copyOf(random);
    }

    /** The mean of the two middle ones where there is no middle. */
    public double median() {
      double[] sorted = random.stream().mapToDouble(each -> each).sorted().toArray();
      return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** Whether the found cell is better than the median. */
    public boolean wins() {
      return found > median();
    }
  }

  /**
   * Runs all of it.
   *
   * @param each hears of each seed when it is done
   */
  public List<Outcome> run(Consumer<Outcome> each) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int seed = 0; seed < seeds; seed++) {
      Outcome outcome = run(seed);
      outcomes.add(outcome);
      each.accept(outcome);
    }
    return outcomes;
  }

  private Outcome run(int number) {
    Seed seed = new Seed(number);
    SearchSpace networks = networks();
    DataSet data = DataSets.glyphs().grey().clutter(0).train(images).validation(JUDGED);
    long start = System.nanoTime();
    Architecture found = search(networks, data, number);
    long searched = System.nanoTime();
    double accuracy = accuracy(found, data, seed);
    RandomGenerator stream = seed.stream("random cells");
    double[] others = new double[random];
    for (int i = 0; i < random; i++) {
      others[i] = accuracy(networks.sample(stream), data, seed.split("random", i));
    }
    return new Outcome(
        number,
        found.toString(),
        accuracy,
        Arrays.stream(others).boxed().toList(),
        (searched - start) / 1e9,
        (System.nanoTime() - searched) / 1e9);
  }

  private SearchSpace networks() {
    Sizes sizes =
        Spaces.sizes(space)
            .channels(channels)
            .layers(cells)
            .image(Language.image(1, SIZE, SIZE))
            .classes(CLASSES);
    return space.equals(NB201) ? Spaces.nasBench201(sizes) : Spaces.darts(sizes);
  }

  private Architecture search(SearchSpace networks, DataSet data, int seed) {
    return DifferentiableSearch.of(networks, new Darts(networks, 1).composition())
        .on(data)
        .epochs(searchEpochs)
        .batchSize(BATCH)
        .warmUp(searchEpochs / 2)
        .learningRate(SEARCH_RATE, 0.001)
        .architectureRate(ARCHITECTURE_RATE)
        .seed(seed)
        .engine(choice)
        .quiet()
        .run()
        .derive()
        .architecture();
  }

  private double accuracy(Architecture architecture, DataSet data, Seed seed) {
    Training training =
        Training.on(data)
            .epochs(epochs)
            .batchSize(BATCH)
            .learningRate(TRAINING_RATE)
            .seed(seed)
            .engine(choice);
    return new TrainingLoop(training, TrainingListener.NONE).run(architecture.network()).accuracy();
  }
}
