package org.espalier.stdlib.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.random.Seed;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps of both engines against the formula, written out in plain arithmetic. */
@ExtendWith(OneThread.class)
final class OptimizerTest {
  private static final Graph GRAPH = Networks.cells(Shape.of(1, 8, 8), 4, 1, 3, Networks.MIXED);

  static Stream<Sgd> settings() {
    double none = Double.POSITIVE_INFINITY;
    return Stream.of(
        Sgd.standard(),
        new Sgd(0.9, true, 0.01, true, none),
        new Sgd(0.8, false, 0.01, false, none),
        new Sgd(0, false, 0, false, none),
        new Sgd(0.9, true, 0, false, 0.05));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void mxnetFollowsTheFormula(Sgd sgd) {
    follows(EngineChoice.mxnet(), sgd);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void pytorchFollowsTheFormula(Sgd sgd) {
    follows(EngineChoice.pytorch(), sgd);
  }

  private static void follows(EngineChoice choice, Sgd sgd) {
    try (WeightStore store = WeightStore.create(choice, new Seed(2));
        Executable network = Compiler.compile(GRAPH, store);
        Optimizer optimizer = store.optimizer(sgd)) {
      Map<String, double[]> velocities = new HashMap<>();
      for (int step = 0; step < 3; step++) {
        network.gradients(Pass.batch(GRAPH, 4), Pass.target(GRAPH, 4), Mode.TRAINING);
        Map<String, double[]> wanted = new HashMap<>();
        double scale = scale(network, sgd);
        for (String name : network.learned()) {
          double[] velocity =
              velocities.computeIfAbsent(name, fresh -> new double[store.get(name).length]);
          wanted.put(
              name, step(store.get(name), network.gradient(name), velocity, sgd, name, scale));
        }
        optimizer.step(network.learned(), 0.01);
        wanted.forEach((name, values) -> near(name, store.get(name), values));
      }
    }
  }

  private static double scale(Executable network, Sgd sgd) {
    double squares = 0;
    for (String name : network.learned()) {
      for (float value : network.gradient(name)) {
        squares += (double) value * value;
      }
    }
    return Math.min(1, sgd.clip() / Math.sqrt(squares));
  }

  private static double[] step(
      float[] weights, float[] gradients, double[] velocity, Sgd sgd, String name, double scale) {
    double[] result = new double[weights.length];
    double decay = sgd.decayAll() || name.endsWith("/weight") ? sgd.decay() : 0;
    for (int i = 0; i < result.length; i++) {
      double gradient = scale * gradients[i] + decay * weights[i];
      velocity[i] = sgd.momentum() * velocity[i] + gradient;
      double direction = sgd.nesterov() ? gradient + sgd.momentum() * velocity[i] : velocity[i];
      result[i] = weights[i] - 0.01 * direction;
    }
    return result;
  }

  private static void near(String name, float[] found, double[] wanted) {
    for (int i = 0; i < wanted.length; i++) {
      assertThat((double) found[i]).as(name).isCloseTo(wanted[i], Offset.offset(1e-5));
    }
    assertThat(found).hasSize(wanted.length);
  }
}
