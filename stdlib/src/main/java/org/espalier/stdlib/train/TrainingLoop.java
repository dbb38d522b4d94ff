package org.espalier.stdlib.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.espalier.dsl.graph.Graph;
import org.espalier.stdlib.engine.ArrayVector;
import org.espalier.stdlib.engine.Batch;
import org.espalier.stdlib.engine.Compiler;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.Interruption;
import org.espalier.stdlib.engine.Loss;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.Optimizer;
import org.espalier.stdlib.engine.WeightStore;

/**
 * Fits a network to the training part of a data set and judges it by the validation part.
 *
 * <p>The same settings and seed give the same numbers on the same machine and engine. An
 * interrupted thread ends the loop between two steps, with all native memory given back.
 */
public final class TrainingLoop {
  private final Training settings;
  private final TrainingListener listener;

  /**
   * A loop that can be run for many networks.
   *
   * @param settings how to train
   * @param listener hears of steps and epochs
   */
  public TrainingLoop(Training settings, TrainingListener listener) {
    this.settings = settings;
    this.listener = listener;
    settings.lessons().requireEnough();
  }

  /** Trains a network from fresh weights, which are forgotten afterwards. */
  public TrainingResult run(Graph network) {
    try (WeightStore store = WeightStore.create(settings.engine(), settings.seed())) {
      return run(network, store);
    }
  }

  /**
   * Trains a network from the weights of a store, which keeps them.
   *
   * @throws IllegalArgumentException if the network does not fit what is learned from
   * @throws TrainingException if the loss, or at the end of an epoch a weight, is not a finite
   *     number
   * @throws java.util.concurrent.CancellationException when the thread is interrupted
   */
  public TrainingResult run(Graph network, WeightStore store) {
    Lessons lessons = settings.lessons();
    lessons.requireFit(network);
    long start = System.nanoTime();
    List<EpochResult> epochs = new ArrayList<>();
    Lesson lesson = new Lesson(network, settings.regularisation());
    Loss compared = lessons.loss(settings.labelSmoothing());
    try (Executable executable = Compiler.compile(network, store, compared);
        Executable learner =
            lesson.plain() ? executable : Compiler.compile(lesson.graph(), store, compared);
        Optimizer optimizer = store.optimizer(settings.sgd());
        WeightAverage average =
            new WeightAverage(
                settings.averageAfter(), ArrayVector.values(store, learner.learned()))) {
      Score score = null;
      for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
        long began = System.nanoTime();
        double loss = epoch(network, lesson, learner, optimizer, average, epoch);
        requireFinite(ArrayVector.values(store, learner.learned()), epoch);
        score = average.judged(() -> lessons.validation(executable));
        EpochResult result =
            new EpochResult(epoch, loss, score.loss(), score.accuracy(), since(began));
        epochs.add(result);
        listener.epoch(result);
      }
      average.settle();
      return new TrainingResult(
          lessons.training(),
          java.util.Objects.requireNonNull(score),
          epochs,
          settings.seed(),
          store.choice().toString(),
          since(start));
    }
  }

  private double epoch(
      Graph network,
      Lesson lesson,
      Executable learner,
      Optimizer optimizer,
      WeightAverage average,
      int epoch) {
    Pass pass =
        settings
            .lessons()
            .pass(
                network,
                settings.batchSize(),
                stream("order", epoch),
                settings.augmentation(),
                stream("augmentation", epoch));
    RandomGenerator dropping = stream("drop path", epoch);
    double dropped = settings.regularisation().dropPath(epoch - 1, settings.epochs());
    int steps = pass.steps();
    Feed feed = pass.feed();
    double sum = 0;
    for (int step = 0; step < steps; step++) {
      Interruption.check("Training");
      pass.load().accept(step);
      Batch batch = lesson.batch(feed.batch(), dropped, dropping);
      float[] target = lesson.target(feed.target(settings.labelSmoothing()));
      double loss = learner.gradients(batch, target, Mode.TRAINING);
      feed.handOn(learner.handedOn());
      requireFinite(loss, epoch, step + 1);
      optimizer.step(learner.learned(), settings.rate((epoch - 1) * steps + step, steps));
      average.stepped();
      sum += loss;
      listener.step(epoch, step + 1, steps, loss);
    }
    return sum / steps;
  }

  private RandomGenerator stream(String purpose, int epoch) {
    return settings.seed().split("data").split(purpose, epoch).stream(purpose);
  }

  private void requireFinite(double loss, int epoch, int step) {
    if (!Double.isFinite(loss)) {
      throw ranAway("The loss is " + loss + " at step " + step, epoch);
    }
  }

  /** What the epoch's last step spoilt, no loss has read yet. */
  private void requireFinite(ArrayVector weights, int epoch) {
    weights
        .runaway()
        .ifPresent(
            array -> {
              throw ranAway("'" + array + "' holds what is no number at the end", epoch);
            });
  }

  private TrainingException ranAway(String what, int epoch) {
    return new TrainingException(
        String.format(
            Locale.ROOT,
            "%s of epoch %d: the weights have run away. Try a smaller learning rate than %s,"
                + " clip(5.0), or a batch norm behind each convolution.",
            what,
            epoch,
            settings.learningRate()));
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
