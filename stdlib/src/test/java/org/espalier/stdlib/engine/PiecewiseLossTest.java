package org.espalier.stdlib.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.random.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bound pieces give what a recorded pass gives, whatever ran before. */
@ExtendWith(OneThread.class)
class PiecewiseLossTest {
  private static WeightStore store(long room) {
    WeightStore store = WeightStore.create(EngineChoice.mxnet(), new Seed(3));
    store.boundPieces().room(room);
    return store;
  }

  private static Executable piecewise(Graph graph, WeightStore store) {
    return Compiler.compile(graph, store, Form.PIECEWISE, Loss.WEIGHTED_SUM);
  }

  private static Pass alone(Graph graph, long room, Mode mode) {
    try (WeightStore store = store(room);
        Executable executable = piecewise(graph, store)) {
      return Pass.of(executable, store, mode);
    }
  }

  private static void same(Pass found, Pass wanted) {
    assertThat(found.loss()).isCloseTo(wanted.loss(), near(wanted.loss()));
    same(found.gradients(), wanted.gradients());
    same(found.statistics(), wanted.statistics());
  }

  private static void same(Map<String, float[]> found, Map<String, float[]> wanted) {
    assertThat(found.keySet()).isEqualTo(wanted.keySet());
    wanted.forEach(
        (name, values) -> {
          float[] others = found.getOrDefault(name, new float[0]);
          assertThat(others).as(name).hasSameSizeAs(values);
          for (int i = 0; i < values.length; i++) {
            assertThat((double) others[i]).as(name).isCloseTo(values[i], near(values[i]));
          }
        });
  }

  private static Offset<Double> near(double value) {
    return Offset.offset(1e-3 * Math.max(1, Math.abs(value)));
  }

  private static Stream<Graph> graphs() {
    return Stream.concat(
        Specimens.everyOperation().values().stream(),
        Stream.iterate(0, seed -> seed + 1)
            .limit(10)
            .map(seed -> Specimens.random(new Seed(seed))));
  }

  @ParameterizedTest
  @EnumSource
  void bindingChangesNoNumbers(Mode mode) {
    graphs().forEach(graph -> same(alone(graph, 1L << 28, mode), alone(graph, 0, mode)));
  }

  @Test
  void networksTakeTurnsWhereThereIsRoomForOneOfThem() {
    Graph one = Specimens.random(new Seed(1));
    Graph other = Specimens.random(new Seed(2));
    try (WeightStore store = store(200_000);
        Executable first = piecewise(one, store);
        Executable second = piecewise(other, store)) {
      for (int turn = 0; turn < 3; turn++) {
        same(pass(first), recorded(one));
        same(pass(second), recorded(other));
        assertThat(store.boundPieces().taken()).isPositive();
        store.boundPieces().room(1);
        store.boundPieces().makeRoom();
        assertThat(store.boundPieces().taken()).isZero();
        store.boundPieces().room(200_000);
      }
    }
  }

  /** In evaluation, so that no statistics move from one pass to the next. */
  private static Pass pass(Executable executable) {
    Batch batch = Pass.batch(executable.graph(), Specimens.BATCH);
    double loss =
        executable.gradients(
            batch, Pass.target(executable.graph(), Specimens.BATCH), Mode.EVALUATION);
    Map<String, float[]> gradients = new LinkedHashMap<>();
    executable.learned().forEach(name -> gradients.put(name, executable.gradient(name)));
    return new Pass(List.of(), loss, List.of(), gradients, Map.of());
  }

  private static Pass recorded(Graph graph) {
    try (WeightStore store = store(0);
        Executable executable = piecewise(graph, store)) {
      return pass(executable);
    }
  }

  /** They have most pieces in common, which read what differs: sums, what is skipped, zeros. */
  @Test
  void networksOfASpaceGiveTheirOwnNumbersWhateverRanBefore() {
    SearchSpace space =
        Spaces.nasBench201(
            Spaces.sizes("nb201").channels(2).layers(1).image(Shape.of(3, 8, 8)).classes(3));
    RandomGenerator random = new Seed(11).stream("networks");
    try (WeightStore store = store(1L << 28)) {
      for (int i = 0; i < 30; i++) {
        Architecture drawn = space.sample(random);
        try (Executable executable = piecewise(drawn.network(), store)) {
          Pass found = pass(executable);
          assertThat(pass(executable))
              .as("again, %s", drawn)
              .usingRecursiveComparison()
              .isEqualTo(found);
          same(found, recorded(drawn.network()));
        }
      }
      store.boundPieces().close();
      assertThat(store.boundPieces().inputs().count()).isZero();
    }
  }

  @Test
  void batchesOfAnySizeComeOneAfterTheOther() {
    Graph graph = Specimens.random(new Seed(4));
    try (WeightStore store = store(1L << 28);
        Executable executable = piecewise(graph, store)) {
      double two = loss(executable, 2);
      double three = loss(executable, 3);
      assertThat(loss(executable, 2)).isEqualTo(two);
      assertThat(loss(executable, 3)).isEqualTo(three).isNotEqualTo(two);
      assertThat(store.boundPieces().taken()).isPositive();
    }
  }

  private static double loss(Executable executable, int count) {
    return executable.gradients(
        Pass.batch(executable.graph(), count),
        Pass.target(executable.graph(), count),
        Mode.EVALUATION);
  }

  @Test
  void anotherThreadBindsPiecesOfItsOwn() throws InterruptedException {
    Graph graph = Specimens.random(new Seed(4));
    try (WeightStore store = store(1L << 28);
        Executable executable = piecewise(graph, store)) {
      double here = loss(executable, 2);
      double[] there = new double[1];
      Thread other = new Thread(() -> there[0] = loss(executable, 2));
      long taken = store.boundPieces().taken();
      other.start();
      other.join();
      assertThat(there[0]).isEqualTo(here);
      assertThat(store.boundPieces().taken()).isEqualTo(taken);
      assertThat(loss(executable, 2)).isEqualTo(here);
    }
  }

  @Test
  void nodesOfOneNameThatOwnOtherArraysAreOtherPieces() {
    try (WeightStore store = store(1L << 28);
        Executable own = piecewise(convolution("own"), store);
        Executable other = piecewise(convolution("other"), store)) {
      assertThat(loss(own, 2)).isNotEqualTo(loss(other, 2));
      assertThat(own.gradient("own/weight")).isNotEmpty();
      assertThat(other.gradient("other/weight")).isEqualTo(own.gradient("own/weight"));
    }
  }

  /** One convolution, named alike, whose weights are at another place. */
  private static Graph convolution(String place) {
    GraphBuilder named = Graph.builder();
    Node x = named.input("x", Shape.of(3, 4, 4));
    Node original = named.add(place, Convolution.same(2, 3, 1), x);
    GraphBuilder builder = Graph.builder();
    Node image = builder.input("x", Shape.of(3, 4, 4));
    Node first = builder.copy(original, List.of(image));
    return builder.build(builder.tied("same", first, Convolution.same(2, 3, 1), image));
  }

  @Test
  void aClosedStoreEndsItsPieces() {
    Graph graph = Specimens.random(new Seed(7));
    WeightStore store = store(1L << 28);
    Executable executable = piecewise(graph, store);
    loss(executable, 2);
    store.close();
    assertThatThrownBy(() -> loss(executable, 2)).isInstanceOf(IllegalStateException.class);
  }
}
