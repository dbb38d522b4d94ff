package org.espalier.stdlib.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Quantized;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.random.Seed;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link Quantized} says about levels and gradients. */
@ExtendWith(OneThread.class)
final class RoundingTest {
  private static final float[] TO_ITSELF = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};

  /** {@code Q_b} in plain arithmetic. */
  private static float[] rounded(float[] values, int bits) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (float value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    double step = (most - least) / (Math.pow(2, bits) - 1);
    float[] levels = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      levels[i] = (float) (least + step * Math.floor((values[i] - least) / step + 0.5));
    }
    return levels;
  }

  private static Graph layer(Operation operation) {
    GraphBuilder builder = Graph.builder();
    return builder.build(builder.add("it", operation, builder.input("x", Shape.of(4))));
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void eachExamplesInputHasItsOwnLevels(Machine machine) {
    Graph graph = layer(new Quantized(new Linear(4, false), Quantized.FULL_PRECISION, 2));
    try (WeightStore store = WeightStore.create(machine.choice(), new Seed(1));
        Executable executable = machine.compile(graph, store)) {
      store.set("it/weight", TO_ITSELF);
      Batch batch = Batch.of(3, new float[] {0, 0.4f, 0.6f, 3, -6, 0, 1.4f, 1.6f, 2, 2, 2, 2});
      assertThat(executable.forward(batch, Mode.EVALUATION).get(0))
          .usingComparatorWithPrecision(1e-5f)
          .containsExactly(0, 0, 1, 3, -6, -0.93333334f, 1.6f, 1.6f, 2, 2, 2, 2);
    }
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void aMatrixHasOneSetOfLevels(Machine machine) {
    Graph graph = layer(new Quantized(new Linear(1, true), 1, Quantized.FULL_PRECISION));
    try (WeightStore store = WeightStore.create(machine.choice(), new Seed(1));
        Executable executable = machine.compile(graph, store)) {
      store.set("it/weight", -1, 3, 0.9f, 1.1f);
      store.set("it/bias", 0.3f);
      Batch batch = Batch.of(1, new float[] {1, 10, 100, 1000});
      assertThat(executable.forward(batch, Mode.TRAINING).get(0)[0]).isEqualTo(2929.3f);
    }
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void at32BitsNothingChangesBitForBit(Machine machine) {
    Operation inner = new Convolution(3, Convolution.same(3, 3, 2).window(), 1, true);
    Pass plain = pass(machine, inner);
    Pass quantized = pass(machine, new Quantized(inner, 32, 32));
    assertThat(quantized.outputs().get(0)).isEqualTo(plain.outputs().get(0));
    plain
        .gradients()
        .forEach((name, values) -> assertThat(quantized.gradients().get(name)).isEqualTo(values));
  }

  private static Pass pass(Machine machine, Operation operation) {
    return Pass.of(
        Specimens.behindStem(operation),
        machine.choice(),
        Precision.SINGLE,
        machine.form(),
        Mode.TRAINING);
  }

  /** For a loss {@code sum(t y)}: {@code dW = t' Q(h)} and {@code dh = Q(W)' t}. */
  @ParameterizedTest
  @EnumSource(Machine.class)
  void gradientsAreTheInnerOnesAtTheLevels(Machine machine) {
    GraphBuilder builder = Graph.builder();
    Node input = builder.input("x", Shape.of(4));
    Node stem = builder.add("stem", new Linear(4, true), input);
    Graph graph = builder.build(builder.add("it", new Quantized(new Linear(2, false), 3, 2), stem));
    float[] x = {0.1f, 0.35f, -0.8f, 1.7f};
    float[] matrix = {0.3f, -1.2f, 0.7f, 0.05f, -0.4f, 1.1f, 0.62f, -0.9f};
    float[] target = {0.5f, -2};
    try (WeightStore store = WeightStore.create(machine.choice(), new Seed(1));
        Executable executable = machine.compile(graph, store)) {
      store.set("stem/weight", TO_ITSELF);
      store.set("it/weight", matrix);
      executable.gradients(Batch.of(1, x), target, Mode.TRAINING);
      float[] levels = rounded(x, 2);
      float[] matrixLevels = rounded(matrix, 3);
      float[] toMatrix = new float[8];
      float[] toStem = new float[4];
      for (int i = 0; i < 8; i++) {
        toMatrix[i] = target[i / 4] * levels[i % 4];
        toStem[i % 4] += target[i / 4] * matrixLevels[i];
      }
      near(executable.gradient("it/weight"), toMatrix);
      near(executable.gradient("stem/bias"), toStem);
    }
  }

  private static void near(float[] found, float[] wanted) {
    assertThat(found).usingComparatorWithPrecision(1e-5f).containsExactly(wanted);
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void anExamplesOutputDoesNotDependOnItsBatch(Machine machine) {
    Graph graph = Specimens.behindStem(new Quantized(Convolution.same(3, 3, 1), 4, 3));
    try (WeightStore store = WeightStore.create(machine.choice(), new Seed(2));
        Executable executable = machine.compile(graph, store)) {
      Batch three = Pass.batch(graph, 3);
      int size = three.inputs().get(0).length / 3;
      float[] together = executable.forward(three, Mode.EVALUATION).get(0);
      float[] first = Arrays.copyOf(three.inputs().get(0), size);
      float[] alone = executable.forward(Batch.of(1, first), Mode.EVALUATION).get(0);
      near(Arrays.copyOf(together, alone.length), alone);
    }
  }
}
