package org.espalier.stdlib.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.espalier.dsl.Language;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.Primitives;
import org.espalier.stdlib.data.Babble;
import org.espalier.stdlib.engine.ArrayVector;
import org.espalier.stdlib.engine.Compiler;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.OneThread;
import org.espalier.stdlib.engine.WeightStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(OneThread.class)
final class WeightAverageTest {
  private static final Graph NETWORK =
      Language.languageModel(6)
          .width(4)
          .steps(5)
          .cell(Language.recurrentCell().nodes(2))
          .parse("Genotype(recurrent=[('tanh', 0), ('relu', 1)], concat=range(1, 3))")
          .network();

  private static final Babble BABBLE =
      Primitives.babble().symbols(6).states(8).ways(2).train(400).validation(100);

  static List<EngineChoice> engines() {
    return List.of(EngineChoice.mxnet(), EngineChoice.pytorch());
  }

  private static Score score(double loss) {
    return new Score("made up", 10, "symbols", loss, 0.5);
  }

  /** Losses 2, 3, 2.5, 2.2: the fourth is above the first, three epochs older. */
  @ParameterizedTest
  @MethodSource("engines")
  void itBeginsBehindARiseAndJudgesTheMeanOfAllStepsSince(EngineChoice engine) {
    try (WeightStore store = WeightStore.create(engine, new Seed(3));
        Executable executable = Compiler.compile(NETWORK, store);
        ArrayVector weights = ArrayVector.values(store, executable.learned());
        WeightAverage average = new WeightAverage(2, weights)) {
      int size = weights.numbers().length;
      List<Double> judged = new ArrayList<>();
      double[] losses = {2, 3, 2.5, 2.2, 1, 9};
      for (int epoch = 0; epoch < losses.length; epoch++) {
        double[] numbers = new double[size];
        for (int step = 0; step < 2; step++) {
          java.util.Arrays.fill(numbers, 2 * epoch + step);
          weights.numbers(numbers);
          average.stepped();
        }
        double loss = losses[epoch];
        average.judged(
            () -> {
              judged.add(weights.numbers()[0]);
              return score(loss);
            });
        assertThat(weights.numbers()[size - 1]).isEqualTo(2 * epoch + 1);
      }
      // The means of 8 and 9, and of 8 to 11.
      assertThat(judged).hasSize(6);
      assertThat(judged.subList(0, 4)).containsExactly(1.0, 3.0, 5.0, 7.0);
      assertThat(judged.get(4)).isCloseTo(8.5, within(1e-5));
      assertThat(judged.get(5)).isCloseTo(9.5, within(1e-5));
      average.settle();
      assertThat(weights.numbers()[0]).isCloseTo(9.5, within(1e-5));
    }
  }

  @Test
  void trainingThatNeverRisesIsAsWithoutBitForBitAndOneThatDoesIsNot() {
    Training training =
        Training.on(BABBLE).epochs(3).batchSize(8).learningRate(2).clip(0.25).seed(3);
    TrainingResult plain = new TrainingLoop(training, TrainingListener.NONE).run(NETWORK);
    TrainingResult patient =
        new TrainingLoop(training.averaging(10), TrainingListener.NONE).run(NETWORK);
    assertThat(losses(patient)).isEqualTo(losses(plain));
    Training wild = training.learningRate(400).epochs(6);
    // Wild steps round their way anywhere, so the first seed is taken whose loss does rise.
    Training rising =
        LongStream.range(3, 13)
            .mapToObj(wild::seed)
            .filter(
                each -> rises(losses(new TrainingLoop(each, TrainingListener.NONE).run(NETWORK))))
            .findFirst()
            .orElseThrow();
    TrainingResult rises = new TrainingLoop(rising, TrainingListener.NONE).run(NETWORK);
    TrainingResult averaged =
        new TrainingLoop(rising.averaging(1), TrainingListener.NONE).run(NETWORK);
    assertThat(losses(averaged)).startsWith(losses(rises).get(0)).isNotEqualTo(losses(rises));
    // Averages are judged only; the steps themselves are the same.
    assertThat(averaged.epochs())
        .extracting(EpochResult::trainLoss)
        .isEqualTo(rises.epochs().stream().map(EpochResult::trainLoss).toList());
    assertThatThrownBy(() -> training.averaging(-1))
        .hasMessage("averaging(-1): must be at least 0 epochs, such as 5.");
  }

  /** Whether a loss but the last is above one that is more than an epoch older. */
  private static boolean rises(List<Double> losses) {
    return IntStream.range(2, losses.size() - 1)
        .anyMatch(i -> losses.get(i) > Collections.min(losses.subList(0, i - 1)));
  }

  private static List<Double> losses(TrainingResult result) {
    return result.epochs().stream().map(EpochResult::validationLoss).toList();
  }

  @Test
  void textsAreEvaluatedAsDartsDoes() {
    Training recipe = Training.on(BABBLE).dartsEvaluation();
    assertThat(recipe.epochs()).isEqualTo(1600);
    assertThat(recipe.batchSize()).isEqualTo(64);
    assertThat(recipe.averageAfter()).isEqualTo(5);
    assertThat(recipe.rate(0, 10)).isEqualTo(20);
    assertThat(recipe.rate(15_999, 10)).isEqualTo(20);
    assertThat(recipe.sgd().clip()).isEqualTo(0.25);
    assertThat(recipe.sgd().decay()).isEqualTo(8e-7);
    assertThat(recipe.sgd().momentum()).isZero();
    assertThat(recipe.regularisation())
        .isEqualTo(new Regularisation(0, 0, new RecurrentDropout(0.1, 0.8, 0.25, 0.75)));
  }

  /** Everything of the recipe at once, at a notebook's size. */
  @Test
  void theWholeRecipeRunsAndLearns() {
    Training recipe =
        Training.on(BABBLE.train(4000))
            .dartsEvaluation()
            .epochs(6)
            .batchSize(16)
            .learningRate(4)
            .dropout(0.05, 0.1, 0.1, 0.1)
            .averaging(2)
            .seed(2);
    TrainingResult result = new TrainingLoop(recipe, TrainingListener.NONE).run(NETWORK);
    assertThat(result.validation().perplexity()).isLessThan(BABBLE.perplexity(0));
    assertThatThrownBy(() -> recipe.dropout(0, 1, 0, 0))
        .hasMessage("dropout(1.0): must be a probability in [0, 1), such as 0.25.");
  }
}
