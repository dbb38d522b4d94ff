package org.espalier.stdlib.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.GlobalPooling;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.OneThread;
import org.espalier.stdlib.engine.Sgd;
import org.espalier.stdlib.engine.WeightStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(OneThread.class)
final class TrainingLoopTest {
  private static final Training SETTINGS =
      Training.on(new Stripes(240)).epochs(3).batchSize(16).learningRate(0.05).seed(5);

  enum On {
    MXNET,
    PYTORCH;

    private EngineChoice choice() {
      return this == MXNET ? EngineChoice.mxnet() : EngineChoice.pytorch();
    }
  }

  static Graph network(boolean normalised) {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("image", Shape.of(1, 8, 8));
    x = builder.add("conv", new Convolution(6, Convolution.same(6, 3, 1).window(), 1, true), x);
    x = normalised ? builder.add("norm", BatchNormalization.standard(), x) : x;
    x = builder.add("relu", new Activation(Activation.Kind.RELU), x);
    x = builder.add("pool", GlobalPooling.average(), x);
    return builder.build(builder.add("head", new Linear(2, true), x));
  }

  @ParameterizedTest
  @EnumSource(On.class)
  void learnsWhatCanBeLearned(On engine) {
    TrainingResult result =
        new TrainingLoop(SETTINGS.engine(engine.choice()), TrainingListener.NONE)
            .run(network(true));
    assertThat(result.accuracy()).isGreaterThan(0.95);
    assertThat(result.epochs()).hasSize(3);
    assertThat(result.epochs().get(2).trainLoss()).isLessThan(result.epochs().get(0).trainLoss());
    assertThat(result.validation().split()).isEqualTo("stripes validation");
    assertThat(result.toString()).contains("3 epochs of", "seed 5", "stripes validation");
  }

  @ParameterizedTest
  @EnumSource(On.class)
  void sameSeedGivesTheSameTraceBitForBit(On engine) {
    assertThat(trace(engine, 5)).isEqualTo(trace(engine, 5)).isNotEqualTo(trace(engine, 6));
  }

  @Test
  void enginesGiveNearlyTheSameTrace() {
    List<Double> mxnet = trace(On.MXNET, 5);
    List<Double> pytorch = trace(On.PYTORCH, 5);
    for (int i = 0; i < 10; i++) {
      assertThat(mxnet.get(i)).isCloseTo(pytorch.get(i), org.assertj.core.data.Offset.offset(1e-3));
    }
  }

  private static List<Double> trace(On engine, long seed) {
    List<Double> losses = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void step(int epoch, int step, int steps, double loss) {
            losses.add(loss);
          }

          @Override
          public void epoch(EpochResult result) {
            losses.add(result.validationLoss());
          }
        };
    Training settings = SETTINGS.shift(1).flip().labelSmoothing(0.1).seed(seed);
    new TrainingLoop(settings.engine(engine.choice()), listener).run(network(true));
    return losses;
  }

  @Test
  void aRunawayLossNamesItsStepAndAHint() {
    Training wild =
        SETTINGS.learningRate(1e30).sgd(new Sgd(0, false, 0, false, Double.POSITIVE_INFINITY));
    TrainingLoop loop = new TrainingLoop(wild, TrainingListener.NONE);
    assertThatThrownBy(() -> loop.run(network(false)))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("of epoch 1")
        .hasMessageContaining("smaller learning rate than 1.0E30");
  }

  @Test
  void aWeightThatTheLastStepSpoiltIsFoundInItsEpoch() {
    try (WeightStore store = WeightStore.create(EngineChoice.mxnet(), new Seed(5))) {
      TrainingListener spoiling =
          new TrainingListener() {
            @Override
            public void step(int epoch, int step, int steps, double loss) {
              if (step == steps) {
                store.set("head/bias", 0, Float.NaN);
              }
            }
          };
      TrainingLoop loop = new TrainingLoop(SETTINGS, spoiling);
      assertThatThrownBy(() -> loop.run(network(true), store))
          .isInstanceOf(TrainingException.class)
          .hasMessageContaining("'head/bias' holds what is no number at the end of epoch 1")
          .hasMessageContaining("smaller learning rate than 0.05");
    }
  }

  @Test
  void anInterruptEndsItBetweenSteps() {
    List<Double> losses = new ArrayList<>();
    TrainingListener impatient =
        new TrainingListener() {
          @Override
          public void step(int epoch, int step, int steps, double loss) {
            losses.add(loss);
            if (losses.size() == 4) {
              Thread.currentThread().interrupt();
            }
          }
        };
    TrainingLoop loop = new TrainingLoop(SETTINGS, impatient);
    assertThatThrownBy(() -> loop.run(network(true))).isInstanceOf(CancellationException.class);
    assertThat(losses).hasSize(4);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aNetworkThatDoesNotFitIsRefusedInWords() {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("image", Shape.of(3, 8, 8));
    Graph other = builder.build(builder.add("head", new Linear(2, true), x));
    TrainingLoop loop = new TrainingLoop(SETTINGS, TrainingListener.NONE);
    assertThatThrownBy(() -> loop.run(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reads 1x8x8 and yields 2 scores")
        .hasMessageContaining("reads [3x8x8]");
  }

  @Test
  void theStoreKeepsWhatWasLearned() {
    TrainingLoop loop = new TrainingLoop(SETTINGS, TrainingListener.NONE);
    try (WeightStore store = WeightStore.create(EngineChoice.mxnet(), new Seed(5))) {
      double before = loop.run(network(true), store).epochs().get(0).trainLoss();
      double after = loop.run(network(true), store).epochs().get(0).trainLoss();
      assertThat(after).isLessThan(before);
    }
  }

  @Test
  void eachSeedAndEachEpochHasAnOrderOfImagesOfItsOwn() {
    Training still = SETTINGS.learningRate(1e-12).epochs(2);
    List<Double> losses = lossesFromTheSameWeights(still.seed(5));
    List<Double> first = losses.subList(0, losses.size() / 2);
    List<Double> second = losses.subList(losses.size() / 2, losses.size());
    assertThat(second).as("the second epoch's batches").isNotEqualTo(first);
    assertThat(lossesFromTheSameWeights(still.seed(6))).as("seed 6").isNotEqualTo(losses);
  }

  private static List<Double> lossesFromTheSameWeights(Training settings) {
    List<Double> losses = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void step(int epoch, int step, int steps, double loss) {
            losses.add(loss);
          }
        };
    try (WeightStore store = WeightStore.create(EngineChoice.mxnet(), new Seed(1))) {
      new TrainingLoop(settings, listener).run(network(false), store);
    }
    return losses;
  }

  /**
   * With one step an epoch and a gradient that hardly changes, a bias goes the sum of the rates.
   */
  @Test
  void theLearningRateFollowsHalfACosine() {
    double cosines = 1 + (1 + Math.sqrt(0.5)) / 2 + 0.5 + (1 - Math.sqrt(0.5)) / 2;
    assertThat(way(4) / way(1)).isCloseTo(cosines, org.assertj.core.data.Offset.offset(0.02));
  }

  private static double way(int epochs) {
    Training slow =
        SETTINGS
            .batchSize(240)
            .epochs(epochs)
            .learningRate(1e-3)
            .sgd(new Sgd(0, false, 0, false, Double.POSITIVE_INFINITY));
    try (WeightStore store = WeightStore.create(EngineChoice.mxnet(), new Seed(1))) {
      new TrainingLoop(slow, TrainingListener.NONE).run(network(false), store);
      return store.get("head/bias")[0];
    }
  }
}
