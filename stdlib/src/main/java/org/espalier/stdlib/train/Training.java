package org.espalier.stdlib.train;

import java.util.function.Consumer;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.data.DataSet;
import org.espalier.stdlib.data.TextSet;
import org.espalier.stdlib.engine.DeviceName;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.Engines;
import org.espalier.stdlib.engine.Sgd;
import org.espalier.stdlib.estimate.Estimator;
import org.espalier.stdlib.estimate.Evaluation;
import org.jspecify.annotations.Nullable;

/**
 * How a network is trained. Immutable: each setting gives another value.
 *
 * @param lessons what on; weights are learned from its training part, judged on its validation part
 * @param epochs passes over the training part; at least 1. Default 10
 * @param batchSize images per step, or places at which a text is read; at least 1. Default 32
 * @param learningRate of the first step, above 0; falls along half a cosine to zero at the last
 *     (Loshchilov and Hutter, ICLR 2017, arXiv 1608.03983, equation 5, without restarts). Default
 *     0.1
 * @param sgd momentum, decay, clip. Default {@link Sgd#standard}
 * @param labelSmoothing what share of a label is spread over all classes, in [0, 1). Default 0
 * @param augmentation how images are varied. Default not at all
 * @param regularisation what else only training does. Default nothing
 * @param rateFall when the learning rate falls; between epochs {@code rate (1 + cos(pi e / E)) / 2}
 *     in epoch {@code e} from 0. Default with each step
 * @param averageAfter for how many epochs the validation loss may stay above an older one before
 *     weights are averaged; 0 for never, the default
 * @param seed decides the first weights, the order of images and their variation. Default 0
 * @param choice which engine, null for the default of the moment when training begins
 */
public record Training(
    Lessons lessons,
    int epochs,
    int batchSize,
    double learningRate,
    Sgd sgd,
    double labelSmoothing,
    Augmentation augmentation,
    Regularisation regularisation,
    RateFall rateFall,
    int averageAfter,
    Seed seed,
    @Nullable EngineChoice choice)
    implements Estimator {
  /** Checks. */
  public Training {
    atLeastOne("epochs", epochs);
    atLeastOne("batchSize", batchSize);
    if (averageAfter < 0) {
      throw new IllegalArgumentException(
          "averaging(" + averageAfter + "): must be at least 0 epochs, such as 5.");
    }
    if (!(learningRate > 0)) {
      throw new IllegalArgumentException(
          "learningRate(" + learningRate + "): must be more than 0, such as 0.1.");
    }
    if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
      throw new IllegalArgumentException(
          "labelSmoothing(" + labelSmoothing + "): must be in [0, 1), such as 0.1.");
    }
  }

  private static void atLeastOne(String word, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(word + "(" + value + "): must be at least 1.");
    }
  }

  /** Training on images with the defaults. */
  public static Training on(DataSet data) {
    return on(new ImageLessons(data));
  }

  /** Training on a text, of which every next symbol is wanted, with the defaults. */
  public static Training on(TextSet data) {
    return on(new TextLessons(data));
  }

  private static Training on(Lessons lessons) {
    return new Training(
        lessons,
        10,
        32,
        0.1,
        Sgd.standard(),
        0,
        Augmentation.none(),
        Regularisation.none(),
        RateFall.BY_STEP,
        /* averageAfter= */ 0,
        new Seed(0),
        null);
  }

  /** Another number of passes over the training part. */
  public Training epochs(int count) {
    return with(draft -> draft.epochs = count);
  }

  /** Another number of images per step, or of places at which a text is read at once. */
  public Training batchSize(int size) {
    return with(draft -> draft.batchSize = size);
  }

  /** Another learning rate of the first step. */
  public Training learningRate(double rate) {
    return with(draft -> draft.learningRate = rate);
  }

  /** Another momentum, decay or clip. */
  public Training sgd(Sgd settings) {
    return with(draft -> draft.sgd = settings);
  }

  /** Another decay of matrices; see {@link #sgd(Sgd)} for biases and batch norms. */
  public Training weightDecay(double decay) {
    return sgd(new Sgd(sgd.momentum(), sgd.nesterov(), decay, sgd.decayAll(), sgd.clip()));
  }

  /** Shortens the gradients of a step to this norm, all arrays together. */
  public Training clip(double norm) {
    return sgd(new Sgd(sgd.momentum(), sgd.nesterov(), sgd.decay(), sgd.decayAll(), norm));
  }

  /** Another share of a label that is spread over all classes. */
  public Training labelSmoothing(double share) {
    return with(draft -> draft.labelSmoothing = share);
  }

  /** Moves each training image by up to so many pixels. */
  public Training shift(int pixels) {
    return augmentation(augmentation.shift(pixels));
  }

  /** Mirrors every other training image left to right. */
  public Training flip() {
    return flip(true);
  }

  /** Mirrors every other training image left to right, or none. */
  public Training flip(boolean mirrors) {
    return augmentation(augmentation.flip(mirrors));
  }

  /** Blanks a square of each training image; see {@link Augmentation}. */
  public Training cutout(int side) {
    return augmentation(augmentation.cutout(side));
  }

  /** Other variations of the training images. */
  public Training augmentation(Augmentation other) {
    return with(draft -> draft.augmentation = other);
  }

  /**
   * Drops what edges of cells yield, with a probability that grows from 0 to this; see {@link
   * Regularisation}.
   */
  public Training dropPath(double probability) {
    return regularisation(
        new Regularisation(probability, regularisation.auxiliary(), regularisation.dropout()));
  }

  /**
   * Trains a second classifier beside the network's own, on the output of the cell behind the
   * second reduction, and adds its loss times this weight; see {@link
   * org.espalier.dsl.space.AuxiliaryHead}. The network's own counts stay as they are.
   */
  public Training auxiliary(double weight) {
    return regularisation(
        new Regularisation(regularisation.dropPath(), weight, regularisation.dropout()));
  }

  /**
   * Drops what the matrices of a recurrent network read, the same at all steps; see {@link
   * RecurrentDropout}.
   *
   * @param words how likely a symbol's whole vector is dropped
   * @param input how likely a number of a symbol's vector
   * @param hidden how likely one of a state
   * @param output how likely one of what the decoder reads
   */
  public Training dropout(double words, double input, double hidden, double output) {
    return dropout(new RecurrentDropout(words, input, hidden, output));
  }

  private Training dropout(RecurrentDropout rates) {
    return regularisation(
        new Regularisation(regularisation.dropPath(), regularisation.auxiliary(), rates));
  }

  private Training regularisation(Regularisation other) {
    return with(draft -> draft.regularisation = other);
  }

  /**
   * Averages the weights of all steps once the validation loss is above one that is more than so
   * many epochs older, and judges and keeps the average; DARTS on texts: 5.
   */
  public Training averaging(int epochs) {
    return with(draft -> draft.averageAfter = epochs);
  }

  /** Lets the learning rate fall between epochs only. */
  public Training byEpoch() {
    return with(draft -> draft.rateFall = RateFall.BY_EPOCH);
  }

  /** Keeps the learning rate as it is. */
  public Training constantRate() {
    return with(draft -> draft.rateFall = RateFall.NEVER);
  }

  /**
   * As DARTS trains what it found on CIFAR-10 (its appendix A.2 and released code): 600 epochs of
   * batches of 96; SGD from 0.025 by a cosine to 0, epoch by epoch, momentum 0.9, decay 3e-4 on all
   * arrays, gradients shortened to 5; drop path up to 0.2, cutout of 16x16, an auxiliary head of
   * weight 0.4; images moved by up to 4 pixels and mirrored. Seed, engine and data stay. In a
   * notebook say what is to be smaller behind it, such as {@code
   * dartsEvaluation().epochs(10).cutout(4)}, and {@code flip(false)} for letters and digits.
   *
   * <p>On texts, as it trains on the Penn Treebank: 1600 epochs of batches of 64; SGD 20, which
   * stays, no momentum, decay 8e-7 on all arrays, gradients shortened to 0.25; dropouts {@link
   * RecurrentDropout#darts}; weights are averaged when the validation loss has not fallen for 5
   * epochs. Its windows of random length and its penalty on fast states are not here.
   */
  public Training dartsEvaluation() {
    if (lessons instanceof TextLessons) {
      return epochs(1600)
          .batchSize(64)
          .learningRate(20)
          .constantRate()
          .sgd(new Sgd(0, /* nesterov= */ false, 8e-7, /* decayAll= */ true, 0.25))
          .labelSmoothing(0)
          .dropout(RecurrentDropout.darts())
          .averaging(5);
    }
    return epochs(600)
        .batchSize(96)
        .learningRate(0.025)
        .byEpoch()
        .sgd(new Sgd(0.9, /* nesterov= */ false, 3e-4, /* decayAll= */ true, 5))
        .labelSmoothing(0)
        .augmentation(new Augmentation(4, /* flip= */ true, 16))
        .dropPath(0.2)
        .auxiliary(0.4);
  }

  /** Another seed. */
  public Training seed(long value) {
    return seed(new Seed(value));
  }

  /** Another seed. */
  public Training seed(Seed other) {
    return with(draft -> draft.seed = other);
  }

  /** Another engine or device than the default. */
  public Training engine(EngineChoice other) {
    return with(draft -> draft.choice = other);
  }

  /** On another device, the engine as it is. */
  @Override
  public Training on(DeviceName device) {
    return engine(engine().on(device));
  }

  /** The learning rate of a step, from 0, where each epoch has so many. */
  double rate(int step, int steps) {
    if (rateFall == RateFall.NEVER) {
      return learningRate;
    }
    int reached = rateFall == RateFall.BY_EPOCH ? step - step % steps : step;
    double done = reached / (double) (epochs * steps);
    return learningRate * (1 + Math.cos(Math.PI * done)) / 2;
  }

  private Training with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.training();
  }

  /** The engine that is meant now. */
  public EngineChoice engine() {
    return choice == null ? Engines.defaultChoice() : choice;
  }

  /**
   * Trains an architecture from fresh weights and forgets them: {@code accuracy} and {@code loss},
   * of texts also {@code perplexity}, on the validation part. The seed decides instead of these
   * settings' own.
   */
  @Override
  public Evaluation estimate(Architecture architecture, Seed trial) {
    TrainingResult result =
        new TrainingLoop(seed(trial), TrainingListener.NONE).run(architecture.network());
    Score score = result.validation();
    return new Evaluation(
        score.measures(),
        "on "
            + score.split()
            + ", after "
            + TrainingLength.inWords(epochs)
            + " of "
            + result.trainSplit()
            + ", "
            + result.engine());
  }

  /** Trains an architecture and keeps its weights; shows its losses on the screen in use. */
  public TrainedNetwork fit(Architecture architecture) {
    return fit(architecture.network());
  }

  /** Likewise a network. */
  public TrainedNetwork fit(Graph network) {
    return new Fitting(this).fit(network);
  }

  /**
   * Likewise from slices of a trained network's weights instead of fresh ones; see {@link
   * TrainedNetwork#inherit}.
   */
  public TrainedNetwork fit(Architecture architecture, TrainedNetwork larger) {
    return new Fitting(this).fit(architecture.network(), larger);
  }

  /** As typed. */
  @Override
  public String toString() {
    return "train(" + lessons.name() + ").epochs(" + epochs + ")";
  }

  /** Settings while they change. */
  private static final class Draft {
    private final Lessons lessons;
    private int epochs;
    private int batchSize;
    private double learningRate;
    private Sgd sgd;
    private double labelSmoothing;
    private Augmentation augmentation;
    private Regularisation regularisation;
    private RateFall rateFall;
    private int averageAfter;
    private Seed seed;
    private @Nullable EngineChoice choice;

    private Draft(Training training) {
      lessons = training.lessons;
      epochs = training.epochs;
      batchSize = training.batchSize;
      learningRate = training.learningRate;
      sgd = training.sgd;
      labelSmoothing = training.labelSmoothing;
      augmentation = training.augmentation;
      regularisation = training.regularisation;
      rateFall = training.rateFall;
      averageAfter = training.averageAfter;
      seed = training.seed;
      choice = training.choice;
    }

    private Training training() {
      return new Training(
          lessons,
          epochs,
          batchSize,
          learningRate,
          sgd,
          labelSmoothing,
          augmentation,
          regularisation,
          rateFall,
          averageAfter,
          seed,
          choice);
    }
  }
}
