package org.espalier.stdlib.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.draw.Picture;
import org.espalier.stdlib.draw.Screen;
import org.espalier.stdlib.engine.OneThread;
import org.espalier.stdlib.estimate.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Training as an estimator, and as a word of its own. */
@ExtendWith(OneThread.class)
class TrainingTest {
  private static final SearchSpace SPACE = space(4);

  private static SearchSpace space(int channels) {
    return network(image(1, 8, 8))
        .stem(conv(3, channels))
        .repeat(1, cell().nodes(2).edge(ops(NONE, CONV_3X3)))
        .classes(2);
  }

  private static final Architecture CONVOLUTION = SPACE.parse("|nor_conv_3x3~0|");
  private static final Training TRAINING =
      Training.on(new Stripes(240)).epochs(3).batchSize(16).learningRate(0.05);

  @Test
  void anEstimateIsTheValidationAccuracyAndSaysSo() {
    Evaluation evaluation = TRAINING.estimate(CONVOLUTION, new Seed(5));
    assertThat(evaluation.measure("accuracy")).isGreaterThan(0.9);
    assertThat(evaluation.provenance())
        .contains("stripes validation", "3 epochs of", "MXNet on cpu");
  }

  @Test
  void aNetworkOfNothingIsNoBetterThanChance() {
    Evaluation nothing = TRAINING.estimate(SPACE.parse("|none~0|"), new Seed(5));
    assertThat(nothing.measure("accuracy")).isBetween(0.4, 0.6);
  }

  @Test
  void theSameSeedGivesTheSameEstimate() {
    assertThat(TRAINING.estimate(CONVOLUTION, new Seed(5)))
        .isEqualTo(TRAINING.estimate(CONVOLUTION, new Seed(5)));
  }

  @Test
  void aFittedNetworkKeepsItsWeightsForTheTestPart() {
    List<Object> shown = new ArrayList<>();
    Screen before = Screen.current();
    Screen.install(() -> shown::add);
    try (TrainedNetwork trained = TRAINING.seed(5).fit(CONVOLUTION)) {
      assertThat(trained.test().split()).isEqualTo("stripes test");
      assertThat(trained.test().accuracy()).isGreaterThan(0.9);
      assertThat(trained.test()).isEqualTo(trained.test());
      assertThat(trained.validation().accuracy()).isEqualTo(trained.result().accuracy());
      assertThat(TrainingReport.of(trained.result()).text())
          .contains("validation accuracy", "epoch");
    } finally {
      Screen.install(before);
    }
    assertThat(((Picture) shown.get(shown.size() - 1)).text()).startsWith("epoch 3 of 3");
  }

  @Test
  void aNarrowerArchitectureInheritsSlicesAndLearnsOn() {
    try (TrainedNetwork wide = TRAINING.seed(5).fit(space(6).parse("|nor_conv_3x3~0|"));
        TrainedNetwork slice = wide.inherit(CONVOLUTION);
        TrainedNetwork tuned = TRAINING.seed(5).epochs(1).fit(CONVOLUTION, wide);
        TrainedNetwork fresh = TRAINING.seed(5).epochs(1).fit(CONVOLUTION)) {
      String head = "classifier/linear/weight";
      assertThat(slice.weights().names()).contains(head);
      float[] rows = wide.weights().get(head);
      assertThat(slice.weights().get(head))
          .containsExactly(rows[0], rows[1], rows[2], rows[3], rows[6], rows[7], rows[8], rows[9]);
      assertThat(slice.result().epochs()).isEmpty();
      assertThat(slice.toString()).contains("after 0 epochs");
      assertThat(tuned.result().epochs().get(0).trainLoss())
          .isLessThan(fresh.result().epochs().get(0).trainLoss());
      assertThatThrownBy(() -> slice.inherit(space(6).parse("|nor_conv_3x3~0|")))
          .hasMessageContaining("cannot be a slice of 4x1x3x3");
    }
  }
}
