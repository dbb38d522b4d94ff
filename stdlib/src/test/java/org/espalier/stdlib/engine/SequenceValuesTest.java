package org.espalier.stdlib.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Attention;
import org.espalier.dsl.operation.Embedding;
import org.espalier.dsl.operation.GatedRecurrentUnit;
import org.espalier.dsl.operation.LayerNormalization;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.PositionalEncoding;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.random.Seed;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Layers of sequences against their equations in plain arithmetic. */
@ExtendWith(OneThread.class)
final class SequenceValuesTest {
  private static final int FEATURES = 4;
  private static final int LENGTH = 5;
  private static final Shape SEQUENCE = Shape.of(FEATURES, 1, LENGTH);

  private final Map<String, float[]> weights = new TreeMap<>();

  private static float[] numbers(String purpose, int count) {
    RandomGenerator random = new Seed(3).stream(purpose);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** The output for one example; the weights it had are kept. */
  private float[] run(Machine machine, Operation operation, Shape[] shapes, float[]... inputs) {
    GraphBuilder builder = Graph.builder();
    Node[] nodes = new Node[shapes.length];
    for (int i = 0; i < shapes.length; i++) {
      nodes[i] = builder.input("input " + i, shapes[i]);
    }
    Graph graph = builder.build(builder.add("it", operation, nodes));
    try (WeightStore store = WeightStore.create(machine.choice(), new Seed(1));
        Executable executable = machine.compile(graph, store)) {
      for (String name : store.names()) {
        store.set(name, numbers(name, store.get(name).length));
        weights.put(name.substring("it/".length()), store.get(name));
      }
      return executable.forward(Batch.of(1, inputs), Mode.EVALUATION).get(0);
    }
  }

  private double weight(String name, int index) {
    return java.util.Objects.requireNonNull(weights.get(name), name)[index];
  }

  /** One row of a matrix times one time step of a sequence, and a bias. */
  private double affine(String matrix, String bias, int row, float[] x, int features, int time) {
    double sum = weight(bias, row);
    int length = x.length / features;
    for (int i = 0; i < features; i++) {
      sum += weight(matrix, row * features + i) * x[i * length + time];
    }
    return sum;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void aGatedRecurrentUnitFollowsItsEquations(Machine machine) {
    int units = 3;
    float[] x = numbers("x", FEATURES * LENGTH);
    float[] found = run(machine, new GatedRecurrentUnit(units), new Shape[] {SEQUENCE}, x);
    float[] expected = new float[units * LENGTH];
    float[] state = new float[units];
    for (int time = 0; time < LENGTH; time++) {
      float[] next = new float[units];
      for (int unit = 0; unit < units; unit++) {
        double reset = sigmoid(fromInput(unit, x, time) + fromState(unit, state));
        double update = sigmoid(fromInput(units + unit, x, time) + fromState(units + unit, state));
        double fresh =
            Math.tanh(
                fromInput(2 * units + unit, x, time) + reset * fromState(2 * units + unit, state));
        next[unit] = (float) ((1 - update) * fresh + update * state[unit]);
        expected[unit * LENGTH + time] = next[unit];
      }
      state = next;
    }
    assertThat(found).usingComparatorWithPrecision(1e-5f).containsExactly(expected);
  }

  private double fromInput(int row, float[] x, int time) {
    return affine("input_weight", "input_bias", row, x, FEATURES, time);
  }

  private double fromState(int row, float[] state) {
    return affine("state_weight", "state_bias", row, state, state.length, 0);
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void attentionFollowsItsEquations(Machine machine) {
    int heads = 2;
    int memoryFeatures = 3;
    int memoryLength = 6;
    Shape memoryShape = Shape.of(memoryFeatures, 1, memoryLength);
    float[] x = numbers("x", FEATURES * LENGTH);
    float[] memory = numbers("memory", memoryFeatures * memoryLength);
    float[] found =
        run(machine, new Attention(heads), new Shape[] {SEQUENCE, memoryShape}, x, memory);
    int size = FEATURES / heads;
    float[] expected = new float[FEATURES * LENGTH];
    for (int time = 0; time < LENGTH; time++) {
      float[] joined = new float[FEATURES];
      for (int head = 0; head < heads; head++) {
        double[] shares = new double[memoryLength];
        double total = 0;
        for (int place = 0; place < memoryLength; place++) {
          double score = 0;
          for (int i = head * size; i < (head + 1) * size; i++) {
            score +=
                affine("query_weight", "query_bias", i, x, FEATURES, time)
                    * affine("key_weight", "key_bias", i, memory, memoryFeatures, place);
          }
          shares[place] = Math.exp(score / Math.sqrt(size));
          total += shares[place];
        }
        for (int i = head * size; i < (head + 1) * size; i++) {
          double mixed = 0;
          for (int place = 0; place < memoryLength; place++) {
            double value = affine("value_weight", "value_bias", i, memory, memoryFeatures, place);
            mixed += shares[place] / total * value;
          }
          joined[i] = (float) mixed;
        }
      }
      for (int i = 0; i < FEATURES; i++) {
        expected[i * LENGTH + time] =
            (float) affine("output_weight", "output_bias", i, joined, FEATURES, 0);
      }
    }
    assertThat(found).usingComparatorWithPrecision(1e-4f).containsExactly(expected);
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void anEmbeddingLooksTokensUpAndKeepsToItsVocabulary(Machine machine) {
    float[] tokens = {2, 0, 1.9f, -4, 7};
    float[] found = run(machine, new Embedding(3, 2), new Shape[] {Shape.of(1, 1, 5)}, tokens);
    int[] rows = {2, 0, 1, 0, 2};
    for (int time = 0; time < rows.length; time++) {
      for (int feature = 0; feature < 2; feature++) {
        assertThat((double) found[feature * 5 + time])
            .isEqualTo(weight("weight", 2 * rows[time] + feature));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void positionsAreAdded(Machine machine) {
    float[] x = numbers("x", FEATURES * LENGTH);
    float[] found = run(machine, new PositionalEncoding(), new Shape[] {SEQUENCE}, x);
    float[] expected = x.clone();
    for (int time = 0; time < LENGTH; time++) {
      expected[time] += (float) Math.sin(time);
      expected[LENGTH + time] += (float) Math.cos(time);
      expected[2 * LENGTH + time] += (float) Math.sin(time / 100.0);
      expected[3 * LENGTH + time] += (float) Math.cos(time / 100.0);
    }
    assertThat(found).usingComparatorWithPrecision(1e-5f).containsExactly(expected);
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void aLayerNormTreatsEachTimeStepByItself(Machine machine) {
    float[] x = numbers("x", FEATURES * LENGTH);
    double epsilon = 1e-2;
    float[] found = run(machine, new LayerNormalization(epsilon), new Shape[] {SEQUENCE}, x);
    float[] expected = new float[x.length];
    for (int time = 0; time < LENGTH; time++) {
      double mean = 0;
      double square = 0;
      for (int i = 0; i < FEATURES; i++) {
        mean += x[i * LENGTH + time] / FEATURES;
        square += x[i * LENGTH + time] * x[i * LENGTH + time] / FEATURES;
      }
      double deviation = Math.sqrt(square - mean * mean + epsilon);
      for (int i = 0; i < FEATURES; i++) {
        double normal = (x[i * LENGTH + time] - mean) / deviation;
        expected[i * LENGTH + time] = (float) (weight("gamma", i) * normal + weight("beta", i));
      }
    }
    assertThat(found).usingComparatorWithPrecision(1e-4f).containsExactly(expected);
  }
}
