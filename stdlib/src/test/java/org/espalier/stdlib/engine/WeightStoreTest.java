package org.espalier.stdlib.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Attention;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Embedding;
import org.espalier.dsl.operation.GatedRecurrentUnit;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Weight;
import org.espalier.dsl.random.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WeightStoreTest {
  private static final Graph LINEAR = Specimens.behindStem(new Linear(40, true));
  private static final Graph NORM = Specimens.behindStem(BatchNormalization.standard());

  private static WeightStore store(EngineChoice choice, long seed, Graph... graphs) {
    WeightStore store = WeightStore.create(choice, new Seed(seed));
    for (Graph graph : graphs) {
      Compiler.compile(graph, store).close();
    }
    return store;
  }

  @Test
  void numbersDependOnSeedAndNameAlone() {
    try (WeightStore one = store(EngineChoice.mxnet(), 3, LINEAR, NORM);
        WeightStore two = store(EngineChoice.pytorch(), 3, NORM, LINEAR);
        WeightStore other = store(EngineChoice.mxnet(), 4, LINEAR)) {
      assertThat(one.names()).containsExactlyInAnyOrderElementsOf(two.names());
      one.names().forEach(name -> assertThat(one.get(name)).isEqualTo(two.get(name)));
      assertThat(other.get("it/weight")).isNotEqualTo(one.get("it/weight"));
    }
  }

  @Test
  void matricesHaveTheDeviationsOfTheirFormulas() {
    Graph wide = Specimens.behindStem(Convolution.same(500, 3, 1));
    try (WeightStore store = store(EngineChoice.mxnet(), 3, wide)) {
      assertThat(deviation(store.get("it/weight")))
          .isCloseTo(Math.sqrt(2.0 / (4 * 9)), Offset.offset(0.005));
      assertThat(store.get("stem/bias")).containsOnly(0f);
    }
    try (WeightStore store = store(EngineChoice.mxnet(), 3, LINEAR)) {
      double bound = 1 / Math.sqrt(4 * 7 * 6);
      assertThat(deviation(store.get("it/weight")))
          .isCloseTo(bound / Math.sqrt(3), Offset.offset(0.001));
      for (float value : store.get("it/weight")) {
        assertThat(Math.abs(value)).isLessThanOrEqualTo((float) bound);
      }
    }
  }

  @Test
  void sequencesLayersBeginAsTheirFormulasSay() {
    GraphBuilder builder = Graph.builder();
    Node tokens = builder.input("tokens", Shape.of(9));
    Node embedded = builder.add("table", new Embedding(500, 64), tokens);
    Node attended = builder.add("attention", new Attention(4), embedded);
    Graph graph = builder.build(builder.add("gru", new GatedRecurrentUnit(100), attended));
    try (WeightStore store = store(EngineChoice.mxnet(), 3, graph)) {
      assertThat(deviation(store.get("table/weight"))).isCloseTo(1, Offset.offset(0.02));
      for (String name :
          List.of("attention/query_weight", "attention/output_weight", "gru/input_weight")) {
        assertThat(deviation(store.get(name)))
            .isCloseTo(1 / Math.sqrt(3 * 64), Offset.offset(0.003));
      }
      assertThat(deviation(store.get("gru/state_weight")))
          .isCloseTo(1 / Math.sqrt(3 * 100), Offset.offset(0.003));
      for (String name : List.of("attention/key_bias", "gru/input_bias", "gru/state_bias")) {
        assertThat(store.get(name)).containsOnly(0f);
      }
    }
  }

  private static double deviation(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum / values.length);
  }

  @Test
  void graphsShareTheArraysWhoseNamesTheyShare() {
    try (WeightStore store = store(EngineChoice.mxnet(), 3, LINEAR)) {
      long before = store.parameters();
      assertThat(before).isEqualTo(LINEAR.parameters());
      float[] stem = store.get("stem/weight");
      Graph more = Specimens.behindStem(new Linear(40, false));
      try (Executable executable = Compiler.compile(more, store)) {
        assertThat(store.parameters()).isEqualTo(before);
        stem[0] = 100;
        float[] calm = executable.forward(Pass.batch(more, 1), Mode.EVALUATION).get(0);
        store.set("stem/weight", stem);
        float[] loud = executable.forward(Pass.batch(more, 1), Mode.EVALUATION).get(0);
        assertThat(loud).isNotEqualTo(calm);
      }
    }
  }

  @Test
  void anotherShapeAtAKnownNameIsRefused() {
    try (WeightStore store = store(EngineChoice.mxnet(), 3, LINEAR)) {
      Graph other = Specimens.behindStem(new Linear(41, true));
      assertThatThrownBy(() -> Compiler.compile(other, store))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'it/weight' is 40x168 in this store, but the graph needs 41x168");
    }
  }

  @Test
  void aFileCarriesWeightsFromEngineToEngine(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("deep").resolve("weights.bin");
    try (WeightStore one = store(EngineChoice.mxnet(), 3, LINEAR, NORM);
        WeightStore two = store(EngineChoice.pytorch(), 4, NORM)) {
      one.set("it/moving_mean", 1, 2, 3, 4);
      one.save(file);
      two.load(file);
      one.names().forEach(name -> assertThat(two.get(name)).isEqualTo(one.get(name)));
      try (Executable executable = Compiler.compile(NORM, two)) {
        assertThat(executable.learned()).contains("it/gamma");
      }
    }
    try (Stream<Path> left = Files.list(file.getParent())) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void aDamagedFileChangesNothing(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("weights.bin");
    try (WeightStore store = store(EngineChoice.mxnet(), 3, LINEAR)) {
      store.save(file);
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
      float[] before = store.get("it/weight");
      assertThatThrownBy(() -> store.load(file))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("weights.bin is damaged or cut off");
      assertThat(store.get("it/weight")).isEqualTo(before);
      Files.writeString(file, "hello");
      assertThatThrownBy(() -> store.load(file)).hasMessageContaining("not a file of weights");
    }
  }

  @Test
  void aFileOfAnotherNetworkIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("weights.bin");
    try (WeightStore one = store(EngineChoice.mxnet(), 3, LINEAR);
        WeightStore two =
            store(EngineChoice.mxnet(), 3, Specimens.behindStem(new Linear(2, true)))) {
      one.save(file);
      assertThatThrownBy(() -> two.load(file))
          .hasMessageContaining("'it/weight' is 40x168 in the file, but 2x168 here");
    }
  }

  @Test
  void anArrayBeginsAsItIsToldAndOnlyOnce() {
    Weight bias = new Weight(Weight.Role.BIAS, Shape.of(3));
    try (WeightStore store = store(EngineChoice.mxnet(), 3)) {
      store.make("own/bias", bias, () -> new float[] {1, 2, 3});
      store.make("own/bias", bias, () -> new float[] {4, 5, 6});
      assertThat(store.get("own/bias")).containsExactly(1, 2, 3);
      assertThatThrownBy(() -> store.make("few/bias", bias, () -> new float[2]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'few/bias' holds 3 numbers (3), but got 2.");
      assertThat(store.names()).containsExactly("own/bias");
    }
  }

  @Test
  void wrongNamesAndSizesAreNamed() {
    try (WeightStore store = store(EngineChoice.mxnet(), 3, LINEAR)) {
      assertThatThrownBy(() -> store.get("nothing"))
          .hasMessageContaining("no array 'nothing'")
          .hasMessageContaining("it/weight");
      assertThatThrownBy(() -> store.set("it/bias", 1f))
          .hasMessageContaining("'it/bias' holds 40 numbers (40), but got 1.");
    }
  }
}
