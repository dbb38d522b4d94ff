package org.espalier.stdlib.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Weight;
import org.espalier.dsl.random.Seed;

/** All that one executable makes of one random batch: what two of them are compared by. */
record Pass(
    List<float[]> outputs,
    double loss,
    List<float[]> handedOn,
    Map<String, float[]> gradients,
    Map<String, float[]> statistics) {
  private static final Seed NUMBERS = new Seed(11);

  /** Runs a graph on a store of its own, whose gammas, betas and statistics are random too. */
  static Pass of(Graph graph, EngineChoice choice, Precision precision, Form form, Mode mode) {
    return of(graph, choice, precision, form, mode, false);
  }

  static Pass of(
      Graph graph,
      EngineChoice choice,
      Precision precision,
      Form form,
      Mode mode,
      boolean asWritten) {
    try (WeightStore store = WeightStore.create(choice, NUMBERS, precision)) {
      Executable executable =
          asWritten
              ? Compiler.asWritten(graph, store, form, Loss.WEIGHTED_SUM)
              : Compiler.compile(graph, store, form, Loss.WEIGHTED_SUM);
      try (executable) {
        disturb(graph, store);
        return of(executable, store, mode);
      }
    }
  }

  /** Runs something on its store as it is. */
  static Pass of(Executable executable, WeightStore store, Mode mode) {
    Batch batch = batch(executable.graph(), Specimens.BATCH);
    List<float[]> outputs = executable.forward(batch, mode);
    double loss = executable.gradients(batch, target(executable.graph(), Specimens.BATCH), mode);
    List<float[]> handedOn = executable.handedOn();
    Map<String, float[]> gradients = new LinkedHashMap<>();
    executable.learned().forEach(name -> gradients.put(name, executable.gradient(name)));
    Map<String, float[]> statistics = new LinkedHashMap<>();
    store.names().stream()
        .filter(name -> name.contains("/moving_"))
        .filter(name -> norms(executable.graph(), name) == 1)
        .forEach(name -> statistics.put(name, store.get(name)));
    return new Pass(outputs, loss, handedOn, gradients, statistics);
  }

  /** In which order several norms move what they share is the engine's business; dead ones none. */
  private static long norms(Graph graph, String statistic) {
    DroppedZeros zeros = DroppedZeros.in(graph);
    return graph.nodes().stream()
        .filter(zeros::isLive)
        .filter(node -> node.weights().stream().anyMatch(w -> node.nameOf(w).equals(statistic)))
        .count();
  }

  static void disturb(Graph graph, WeightStore store) {
    graph
        .weights()
        .forEach(
            (name, weight) -> {
              if (!weight.role().matrix() && weight.role() != Weight.Role.TABLE) {
                float[] values = numbers(name, (int) weight.shape().elements());
                for (int i = 0; i < values.length; i++) {
                  boolean positive = weight.role() == Weight.Role.MOVING_VARIANCE;
                  values[i] = positive ? 0.5f + Math.abs(values[i]) : values[i];
                }
                store.set(name, values);
              }
            });
  }

  static Batch batch(Graph graph, int count) {
    List<float[]> inputs = new ArrayList<>();
    for (Node input : graph.inputs()) {
      float[] values = numbers("image", (int) (count * input.shape().elements()));
      inputs.add(input.name().equals("tokens") ? tokens(values) : values);
    }
    return Batch.of(count, inputs.toArray(float[][]::new));
  }

  /** Whole numbers, most of them known to an embedding of seven, some beyond it. */
  private static float[] tokens(float[] values) {
    float[] tokens = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      tokens[i] = (float) Math.floor(3 + 3 * values[i]);
    }
    return tokens;
  }

  static float[] target(Graph graph, int count) {
    List<Node> outputs = graph.outputs();
    int states = outputs.size() == 1 ? 0 : graph.inputs().size() - 1;
    long each = outputs.get(0).shape().elements();
    return numbers("target", (int) (each * count * (outputs.size() - states)));
  }

  private static float[] numbers(String purpose, int count) {
    RandomGenerator random = NUMBERS.stream(purpose);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
