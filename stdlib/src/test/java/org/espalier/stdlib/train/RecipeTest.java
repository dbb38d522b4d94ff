package org.espalier.stdlib.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.espalier.dsl.Language;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Multiplication;
import org.espalier.dsl.random.Seed;
import org.espalier.dsl.space.AuxiliaryHead;
import org.espalier.stdlib.data.ImageShape;
import org.espalier.stdlib.engine.Batch;
import org.espalier.stdlib.engine.Compiler;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.OneThread;
import org.espalier.stdlib.engine.WeightStore;
import org.espalier.stdlib.mask.Mask;
import org.espalier.stdlib.mask.MaskedGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** DARTS' evaluation recipe, option by option. */
@ExtendWith(OneThread.class)
final class RecipeTest {
  private static final SearchSpace SPACE =
      Spaces.darts(
          Spaces.sizes("darts").channels(4).layers(3).classes(2).image(Language.image(1, 8, 8)));

  /** Of each cell: 2 pools, 3 convolutions, 3 skips; the reductions' skips halve on input edges. */
  private static final Graph NETWORK =
      SPACE
          .parse(
              "Genotype(normal=[('sep_conv_3x3', 0), ('skip_connect', 1), ('max_pool_3x3', 0),"
                  + " ('skip_connect', 2), ('dil_conv_3x3', 1), ('skip_connect', 3),"
                  + " ('avg_pool_3x3', 0), ('sep_conv_5x5', 3)], normal_concat=range(2, 6),"
                  + " reduce=[('sep_conv_3x3', 0), ('skip_connect', 1), ('max_pool_3x3', 0),"
                  + " ('skip_connect', 2), ('dil_conv_3x3', 1), ('skip_connect', 3),"
                  + " ('avg_pool_3x3', 0), ('sep_conv_5x5', 3)], reduce_concat=range(2, 6))")
          .network();

  private static final Training TRAINING =
      Training.on(new Stripes(64)).epochs(1).batchSize(16).learningRate(0.05).seed(5);

  static List<EngineChoice> engines() {
    return List.of(EngineChoice.mxnet(), EngineChoice.pytorch());
  }

  private static final RandomGenerator DROPPING = new Seed(2).stream("dropping");

  private static RandomGenerator random() {
    return new Seed(1).stream("test");
  }

  private static float[] images(int count) {
    float[] values = new float[count * 64];
    RandomGenerator random = random();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  @Test
  void everyOperationOfAnEdgeIsDroppedButNoIdentity() {
    MaskedGraph dropPath = DropPath.of(NETWORK);
    List<String> dropped =
        dropPath.graph().nodes().stream()
            .filter(node -> node.operation() instanceof Multiplication)
            .map(Node::name)
            .toList();
    assertThat(dropped).hasSize(dropPath.masks().size()).hasSize(5 + 6 + 6);
    assertThat(dropped)
        .filteredOn(name -> name.contains("skip_connect"))
        .allMatch(name -> name.matches("cell.[12]/edge.1-2/skip_connect/norm/drop_path"));
    assertThat(dropPath.masks()).allMatch(Mask::whole);
    assertThat(dropPath.graph().parameters()).isEqualTo(NETWORK.parameters());
    assertThat(dropPath.graph().weights()).isEqualTo(NETWORK.weights());
  }

  @Test
  void eachEdgeAndEachExampleIsDroppedByItself() {
    MaskedGraph dropPath = DropPath.of(NETWORK);
    Batch fed = dropPath.feed(Batch.of(2, images(2)), kind -> 0.5, mask -> DROPPING);
    assertThat(fed.inputs()).hasSize(1 + dropPath.masks().size());
    assertThat(fed.inputs().subList(1, fed.inputs().size()).stream().map(mask -> mask[0]).toList())
        .contains(0f, 2f);
    assertThat(fed.inputs().subList(1, fed.inputs().size()))
        .anyMatch(mask -> mask[0] != mask[mask.length - 1]);
  }

  @Test
  void theProbabilityGrowsLinearly() {
    Regularisation paper = new Regularisation(0.2, 0.4);
    assertThat(paper.dropPath(0, 600)).isZero();
    assertThat(paper.dropPath(300, 600)).isEqualTo(0.1);
    assertThat(paper.dropPath(599, 600)).isCloseTo(0.2 * 599 / 600, Offset.offset(1e-12));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aDroppedEdgeYieldsNothingForItsExampleAlone(EngineChoice engine) {
    MaskedGraph dropPath = DropPath.of(NETWORK);
    try (WeightStore store = WeightStore.create(engine, new Seed(3))) {
      Executable plain = Compiler.compile(NETWORK, store);
      Executable masked = Compiler.compile(dropPath.graph(), store);
      Batch images = Batch.of(2, images(2));
      float[] scores = plain.forward(images, Mode.EVALUATION).get(0);
      Batch whole = dropPath.feed(images, kind -> 0, mask -> DROPPING);
      float[] same = masked.forward(whole, Mode.EVALUATION).get(0);
      assertThat(same).usingComparatorWithPrecision(1e-5f).containsExactly(scores);
      float[][] second = whole.inputs().stream().map(float[]::clone).toArray(float[][]::new);
      for (int mask = 1; mask < second.length; mask++) {
        Arrays.fill(second[mask], second[mask].length / 2, second[mask].length, 0);
      }
      float[] half = masked.forward(Batch.of(2, second), Mode.EVALUATION).get(0);
      assertThat(half[0]).isCloseTo(scores[0], Offset.offset(1e-5f));
      assertThat(half[2]).isNotCloseTo(scores[2], Offset.offset(1e-3f));
    }
  }

  @Test
  void nothingIsDroppedInTheFirstEpochWhichIsThatOfTrainingWithoutBitForBit() {
    EpochResult plain = epochs(TRAINING).get(0);
    EpochResult dropping = epochs(TRAINING.dropPath(0.5)).get(0);
    assertThat(dropping.trainLoss()).isEqualTo(plain.trainLoss());
    assertThat(dropping.validationLoss()).isEqualTo(plain.validationLoss());
    Training longer = TRAINING.epochs(2);
    assertThat(epochs(longer.dropPath(0.5)).get(1).trainLoss())
        .isNotEqualTo(epochs(longer).get(1).trainLoss());
    assertThat(longer.dropPath(0.5).dropPath(0).auxiliary(0.4).auxiliary(0).cutout(0))
        .isEqualTo(longer);
  }

  private static List<EpochResult> epochs(Training training) {
    return new TrainingLoop(training, TrainingListener.NONE).run(NETWORK).epochs();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void theHeadsLossIsAddedTimesItsWeight(EngineChoice engine) {
    Lesson lesson = new Lesson(NETWORK, new Regularisation(0, 0.4));
    float[] images = images(4);
    float[] labels = {1, 0, 0, 1, 1, 0, 0.25f, 0.75f};
    try (WeightStore store = WeightStore.create(engine, new Seed(3))) {
      Executable both = Compiler.compile(lesson.graph(), store);
      Batch batch = Batch.of(4, images);
      List<float[]> scores = both.forward(batch, Mode.EVALUATION);
      double expected =
          crossEntropy(scores.get(0), labels) + 0.4 * crossEntropy(scores.get(1), labels);
      double loss = both.gradients(batch, lesson.target(labels), Mode.EVALUATION);
      assertThat(loss).isCloseTo(expected, Offset.offset(1e-5));
      assertThat(both.gradient("auxiliary/layer.2/bias"))
          .usingComparatorWithPrecision(1e-5f)
          .containsExactly(biasGradient(scores.get(1), labels, 0.4));
      assertThat(both.gradient("classifier/linear/bias"))
          .usingComparatorWithPrecision(1e-5f)
          .containsExactly(biasGradient(scores.get(0), labels, 1));
    }
  }

  private static double crossEntropy(float[] scores, float[] labels) {
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      sum -= labels[i] * Math.log(share(scores, i));
    }
    return sum / (labels.length / 2.0);
  }

  private static double share(float[] scores, int i) {
    int first = i - i % 2;
    return Math.exp(scores[i]) / (Math.exp(scores[first]) + Math.exp(scores[first + 1]));
  }

  private static float[] biasGradient(float[] scores, float[] labels, double weight) {
    float[] gradient = new float[2];
    for (int i = 0; i < labels.length; i++) {
      gradient[i % 2] += (float) (weight * (share(scores, i) - labels[i]) / (labels.length / 2.0));
    }
    return gradient;
  }

  @Test
  void theNetworkThatIsJudgedHasNoHead() {
    Training training = TRAINING.auxiliary(0.4);
    try (TrainedNetwork trained = training.fit(NETWORK)) {
      assertThat(trained.network().parameters()).isEqualTo(NETWORK.parameters());
      assertThat(trained.weights().parameters())
          .isEqualTo(AuxiliaryHead.beside(NETWORK).parameters())
          .isGreaterThan(NETWORK.parameters());
      assertThat(trained.on(new Stripes(64).validation())).isEqualTo(trained.validation());
    }
  }

  @Test
  void oneSettingOfAugmentationLeavesTheOthers() {
    Augmentation some = new Augmentation(4, /* flip= */ true, 16, 0.5);
    assertThat(TRAINING.augmentation(some).shift(2).flip(false).cutout(8).augmentation())
        .isEqualTo(new Augmentation(2, /* flip= */ false, 8, 0.5))
        .hasToString("shift 2, cutout 8 with chance 0.5");
    assertThat(Augmentation.none()).hasToString("none");
  }

  @Test
  void aSquareOfCutoutIsCutAtTheBorder() {
    ImageShape shape = new ImageShape(2, 32, 32);
    RandomGenerator random = random();
    double lost = 0;
    int images = 4000;
    for (int i = 0; i < images; i++) {
      float[] image = new float[shape.values()];
      java.util.Arrays.fill(image, 1);
      new Augmentation(0, false, 16).apply(image, 1, shape, random);
      int zeros = 0;
      for (int k = 0; k < 1024; k++) {
        assertThat(image[k]).isEqualTo(image[1024 + k]);
        zeros += image[k] == 0 ? 1 : 0;
      }
      assertThat(zeros).isBetween(64, 256);
      lost += zeros;
    }
    // The paper's 256 pixels are 14 times 14 on average: 16 but for 8 (8 + 1) / 32 and so.
    assertThat(lost / images).isCloseTo(196, Offset.offset(2.0));
  }

  @Test
  void aSquareIsCutOutOfAsManyImagesAsIsSaid() {
    Augmentation some = new Augmentation(0, false, 4).chance(0.25);
    RandomGenerator random = random();
    int cut = 0;
    for (int i = 0; i < 4000; i++) {
      float[] image = new float[64];
      java.util.Arrays.fill(image, 1);
      some.apply(image, 1, new ImageShape(1, 8, 8), random);
      cut += hasZero(image) ? 1 : 0;
    }
    assertThat(cut / 4000.0).isCloseTo(0.25, Offset.offset(0.03));
    assertThatThrownBy(() -> some.chance(1.5))
        .hasMessage("chance(1.5): must be a probability in [0, 1], such as 0.5.");
  }

  private static boolean hasZero(float[] image) {
    for (float number : image) {
      if (number == 0) {
        return true;
      }
    }
    return false;
  }

  @Test
  void theRateFallsWithEachStepOrBetweenEpochs() {
    Training paper = Training.on(new Stripes(64)).dartsEvaluation();
    assertThat(paper.rate(0, 10)).isEqualTo(0.025);
    assertThat(paper.rate(3009, 10)).isCloseTo(0.0125, Offset.offset(1e-12));
    Training steps = TRAINING.epochs(600).learningRate(0.025);
    assertThat(steps.rate(3000, 10)).isCloseTo(0.0125, Offset.offset(1e-12));
    assertThat(steps.rate(3009, 10)).isLessThan(0.0125);
  }

  @Test
  void theWholeRecipeLearnsAtANotebooksSize() {
    Training recipe =
        Training.on(new Stripes(160))
            .dartsEvaluation()
            .epochs(6)
            .batchSize(16)
            .cutout(2)
            .flip(false)
            .seed(5);
    assertThat(epochs(recipe.shift(0)).get(5).validationAccuracy()).isGreaterThan(0.8);
  }

  @Test
  void whatDoesNotFitIsSaidInTheUsersWords() {
    assertThatThrownBy(() -> TRAINING.dropPath(1))
        .hasMessageContaining("dropPath(1.0): must be a probability in [0, 1), such as 0.2.");
    assertThatThrownBy(() -> TRAINING.auxiliary(-1))
        .hasMessageContaining("auxiliary(-1.0): must be a weight of at least 0, such as 0.4.");
    assertThatThrownBy(() -> TRAINING.cutout(-2))
        .hasMessageContaining("cutout(-2): must be at least 0 pixels.");
    Graph chain =
        Language.network(Language.image(1, 8, 8))
            .stem(Language.conv(3, 4))
            .classes(2)
            .architecture()
            .network();
    assertThatThrownBy(
            () -> new TrainingLoop(TRAINING.dropPath(0.2), TrainingListener.NONE).run(chain))
        .hasMessageContainingAll("dropPath(...)", "no edge with an operation; say dropPath(0)");
    assertThatThrownBy(
            () -> new TrainingLoop(TRAINING.auxiliary(0.4), TrainingListener.NONE).run(chain))
        .hasMessageContainingAll("An auxiliary head stands on a cell", "leave it out");
  }
}
