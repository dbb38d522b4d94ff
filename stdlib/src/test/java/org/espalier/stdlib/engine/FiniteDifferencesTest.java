package org.espalier.stdlib.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.random.Seed;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference form's gradients against differences of its losses, in double precision. */
@ExtendWith(OneThread.class)
final class FiniteDifferencesTest {
  private static final float STEP = 1e-3f;

  static Stream<String> smoothOperations() {
    return Specimens.smooth().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("smoothOperations")
  void gradientsAreDifferencesInTraining(String specimen) {
    check(Specimens.named(specimen), Loss.WEIGHTED_SUM, Mode.TRAINING);
  }

  @ParameterizedTest
  @MethodSource("smoothOperations")
  void gradientsAreDifferencesInEvaluation(String specimen) {
    check(Specimens.named(specimen), Loss.WEIGHTED_SUM, Mode.EVALUATION);
  }

  @ParameterizedTest
  @EnumSource(Loss.class)
  void gradientsOfLossesAreDifferences(Loss loss) {
    check(Specimens.random(new Seed(1)), loss, Mode.TRAINING);
  }

  private static void check(Graph graph, Loss loss, Mode mode) {
    try (WeightStore store =
            WeightStore.create(EngineChoice.pytorch(), new Seed(11), Precision.DOUBLE);
        Executable executable = Compiler.compile(graph, store, Form.PORTABLE, loss)) {
      Pass.disturb(graph, store);
      Batch batch = Pass.batch(graph, Specimens.BATCH);
      float[] target =
          loss == Loss.LABELS ? new float[] {0, 2, 1} : Pass.target(graph, Specimens.BATCH);
      for (String name : executable.learned()) {
        float[] values = store.get(name);
        executable.gradients(batch, target, mode);
        double gradient = executable.gradient(name)[values.length / 2];
        double before = shifted(executable, store, name, values, -STEP, batch, target, mode);
        double after = shifted(executable, store, name, values, STEP, batch, target, mode);
        double difference = (after - before) / width(values[values.length / 2]);
        assertThat(gradient)
            .as(name)
            .isCloseTo(difference, Offset.offset(2e-3 * Math.max(1, Math.abs(difference))));
        store.set(name, values);
      }
    }
  }

  private static double width(float value) {
    return (double) (value + STEP) - (double) (value - STEP);
  }

  private static double shifted(
      Executable executable,
      WeightStore store,
      String name,
      float[] values,
      float step,
      Batch batch,
      float[] target,
      Mode mode) {
    float[] moved = values.clone();
    moved[values.length / 2] += step;
    store.set(name, moved);
    return executable.gradients(batch, target, mode);
  }
}
