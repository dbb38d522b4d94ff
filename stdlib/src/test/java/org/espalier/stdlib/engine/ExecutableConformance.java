package org.espalier.stdlib.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.random.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every executable must do, whatever its form and engine. The measure is the portable form on
 * PyTorch in double precision, which {@code FiniteDifferencesTest} checks against plain arithmetic.
 */
@ExtendWith(OneThread.class)
abstract class ExecutableConformance {
  private static final double TOLERANCE = 2e-4;

  /** The measure is taken once for all forms. */
  private static final Map<Map.Entry<Graph, Mode>, Pass> WANTED = new HashMap<>();

  /** Which form, where. */
  abstract Form form();

  /** Which engine. */
  abstract EngineChoice choice();

  static Stream<String> everyOperation() {
    return Specimens.everyOperation().keySet().stream();
  }

  static LongStream randomSeeds() {
    return LongStream.range(0, 20);
  }

  @ParameterizedTest
  @MethodSource("everyOperation")
  void agreesInTraining(String specimen) {
    agrees(Specimens.named(specimen), Mode.TRAINING);
  }

  @ParameterizedTest
  @MethodSource("everyOperation")
  void agreesInEvaluation(String specimen) {
    agrees(Specimens.named(specimen), Mode.EVALUATION);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("randomSeeds")
  void agreesOnRandomGraphs(long seed) {
    agrees(Specimens.random(new Seed(seed)), Mode.TRAINING);
  }

  @ParameterizedTest(name = "seed {0}, sharing programs: {1}")
  @CsvSource({"0, true", "0, false", "7, true", "7, false"})
  void onOtherArraysItComputesWhatIsCompiledForThem(long seed, boolean sharing) {
    Graph graph = Specimens.random(new Seed(seed));
    try (PieceCache programs = PieceCache.on(choice());
        WeightStore first = store(1, programs);
        WeightStore other =
            sharing ? store(2, programs) : WeightStore.create(choice(), new Seed(2));
        WeightStore same = WeightStore.create(choice(), new Seed(2));
        Executable executable = Compiler.compile(graph, first, form(), Loss.WEIGHTED_SUM)) {
      executable.forward(Pass.batch(graph, Specimens.BATCH), Mode.TRAINING);
      try (Executable moved = executable.on(other);
          Executable anew = Compiler.compile(graph, same, form(), Loss.WEIGHTED_SUM)) {
        Pass found = Pass.of(moved, other, Mode.TRAINING);
        Pass wanted = Pass.of(anew, same, Mode.TRAINING);
        assertThat(found.loss()).isEqualTo(wanted.loss());
        assertThat(found.outputs().get(0)).containsExactly(wanted.outputs().get(0));
        assertThat(found.gradients().keySet()).isEqualTo(wanted.gradients().keySet());
        wanted
            .gradients()
            .forEach((name, by) -> assertThat(found.gradients().get(name)).containsExactly(by));
      }
    }
  }

  @Test
  void threadsMayTakeTurns() throws InterruptedException {
    Graph graph = Specimens.random(new Seed(7));
    try (WeightStore store = WeightStore.create(choice(), new Seed(1));
        Executable executable = Compiler.compile(graph, store, form(), Loss.WEIGHTED_SUM)) {
      double here = loss(executable);
      for (int turn = 0; turn < 2; turn++) {
        double[] there = new double[1];
        Thread other = new Thread(() -> there[0] = loss(executable));
        other.start();
        other.join();
        assertThat(there[0]).isEqualTo(here);
        assertThat(loss(executable)).isEqualTo(here);
      }
    }
  }

  /** In evaluation, where no statistics move. */
  private static double loss(Executable executable) {
    Graph graph = executable.graph();
    Batch batch = Pass.batch(graph, Specimens.BATCH);
    return executable.gradients(batch, Pass.target(graph, Specimens.BATCH), Mode.EVALUATION);
  }

  @Test
  void whatRunsOnAClosedStoreFailsAndNothingElse() {
    Graph graph = Specimens.random(new Seed(7));
    WeightStore store = WeightStore.create(choice(), new Seed(1));
    Executable executable = Compiler.compile(graph, store, form(), Loss.WEIGHTED_SUM);
    Batch batch = Pass.batch(graph, Specimens.BATCH);
    executable.forward(batch, Mode.TRAINING);
    store.close();
    assertThatThrownBy(() -> executable.forward(batch, Mode.TRAINING))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void programsThatWereClosedDoNotRun() {
    Graph graph = Specimens.random(new Seed(7));
    PieceCache programs = PieceCache.on(choice());
    try (WeightStore store = store(1, programs);
        Executable executable = Compiler.compile(graph, store, form(), Loss.WEIGHTED_SUM)) {
      Batch batch = Pass.batch(graph, Specimens.BATCH);
      executable.forward(batch, Mode.TRAINING);
      programs.close();
      if (form() == Form.PIECEWISE) {
        assertThatThrownBy(() -> executable.forward(batch, Mode.TRAINING))
            .hasMessageContaining("close their PieceCache behind the stores");
      } else {
        assertThat(executable.forward(batch, Mode.TRAINING)).isNotEmpty();
      }
    }
  }

  private WeightStore store(long seed, PieceCache programs) {
    return WeightStore.create(choice(), new Seed(seed), Precision.SINGLE, Start.TRAINING, programs);
  }

  @ParameterizedTest
  @MethodSource("everyOperation")
  void passesLeaveNothingBehind(String specimen) {
    Graph graph = Specimens.named(specimen);
    try (WeightStore store = WeightStore.create(choice(), new Seed(1));
        Executable executable = Compiler.compile(graph, store, form(), Loss.WEIGHTED_SUM)) {
      passes(executable, 2);
      int before = arrays(store);
      passes(executable, 3);
      assertThat(arrays(store)).isEqualTo(before);
    }
  }

  /** All that DJL knows of, this store's and everybody else's. */
  private static int arrays(WeightStore store) {
    return store.manager().getParentManager().getManagedArrays().size();
  }

  private static void passes(Executable executable, int count) {
    Graph graph = executable.graph();
    for (int i = 0; i < count; i++) {
      executable.gradients(
          Pass.batch(graph, Specimens.BATCH), Pass.target(graph, Specimens.BATCH), Mode.TRAINING);
      executable.learned().forEach(executable::gradient);
      executable.forward(Pass.batch(graph, 1), Mode.EVALUATION);
    }
  }

  private void agrees(Graph graph, Mode mode) {
    Pass found = Pass.of(graph, choice(), Precision.SINGLE, form(), mode);
    Pass wanted =
        WANTED.computeIfAbsent(
            Map.entry(graph, mode),
            key -> Pass.of(graph, EngineChoice.pytorch(), Precision.DOUBLE, Form.PORTABLE, mode));
    assertThat(found.loss()).as("loss").isCloseTo(wanted.loss(), near(wanted.loss()));
    for (int i = 0; i < wanted.outputs().size(); i++) {
      same("output " + i, found.outputs().get(i), wanted.outputs().get(i));
    }
    assertThat(found.handedOn()).hasSameSizeAs(wanted.handedOn());
    for (int i = 0; i < wanted.handedOn().size(); i++) {
      same("state " + i, found.handedOn().get(i), wanted.handedOn().get(i));
    }
    same(found.gradients(), wanted.gradients());
    same(found.statistics(), wanted.statistics());
  }

  private static void same(Map<String, float[]> found, Map<String, float[]> wanted) {
    assertThat(found.keySet()).containsExactlyElementsOf(wanted.keySet());
    wanted.forEach((name, values) -> same(name, found.getOrDefault(name, new float[0]), values));
  }

  private static void same(String what, float[] found, float[] wanted) {
    assertThat(found).as(what).hasSameSizeAs(wanted);
    double size = 1;
    for (float value : wanted) {
      size = Math.max(size, Math.abs(value));
    }
    for (int i = 0; i < wanted.length; i++) {
      assertThat((double) found[i]).as(what + "[" + i + "]").isCloseTo(wanted[i], near(size));
    }
  }

  private static Offset<Double> near(double size) {
    return Offset.offset(TOLERANCE * Math.max(1, Math.abs(size)));
  }
}
