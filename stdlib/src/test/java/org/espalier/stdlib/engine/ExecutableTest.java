package org.espalier.stdlib.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Zero;
import org.espalier.dsl.random.Seed;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What callers may rely on beyond the numbers. */
@ExtendWith(OneThread.class)
final class ExecutableTest {
  private static final Graph NORM = Specimens.behindStem(BatchNormalization.standard());

  @ParameterizedTest
  @EnumSource(Machine.class)
  void forwardChangesNothingAndGradientsDoNotAddUp(Machine kind) {
    try (WeightStore store = WeightStore.create(kind.choice(), new Seed(1));
        Executable executable = kind.compile(NORM, store)) {
      Batch batch = Pass.batch(NORM, 3);
      executable.forward(batch, Mode.TRAINING);
      assertThat(store.get("it/moving_mean")).containsOnly(0f);
      assertThat(store.get("it/moving_var")).containsOnly(1f);
      executable.gradients(batch, Pass.target(NORM, 3), Mode.EVALUATION);
      assertThat(store.get("it/moving_mean")).containsOnly(0f);
      float[] once = executable.gradient("stem/weight");
      executable.gradients(batch, Pass.target(NORM, 3), Mode.EVALUATION);
      assertThat(executable.gradient("stem/weight")).isEqualTo(once);
      executable.gradients(batch, Pass.target(NORM, 3), Mode.TRAINING);
      assertThat(store.get("it/moving_mean")).doesNotContain(0f);
    }
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void batchesOfAnySizeFollowEachOther(Machine kind) {
    try (WeightStore store = WeightStore.create(kind.choice(), new Seed(1));
        Executable executable = kind.compile(NORM, store)) {
      for (int count : new int[] {3, 1, 5, 3}) {
        float[] output = executable.forward(Pass.batch(NORM, count), Mode.EVALUATION).get(0);
        assertThat(output).hasSize(count * (int) NORM.shape().elements());
        executable.gradients(Pass.batch(NORM, count), Pass.target(NORM, count), Mode.TRAINING);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void manySizesOfBatchesLeaveEachItsGradients(Machine kind) {
    try (WeightStore store = WeightStore.create(kind.choice(), new Seed(1));
        Executable executable = kind.compile(NORM, store)) {
      double loss = ofBatch(executable, 3, GradientsOf.WEIGHTS);
      float[] first = executable.gradient("stem/weight");
      for (int count = 1; count < 12; count++) {
        ofBatch(executable, count, GradientsOf.WEIGHTS);
      }
      assertThat(ofBatch(executable, 3, GradientsOf.WEIGHTS)).isEqualTo(loss);
      assertThat(executable.gradient("stem/weight")).isEqualTo(first);
    }
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void aLossIsTheSameWhateverItIsDifferentiatedBy(Machine kind) {
    try (WeightStore store = WeightStore.create(kind.choice(), new Seed(1));
        Executable executable = kind.compile(NORM, store)) {
      double loss = ofBatch(executable, 3, GradientsOf.WEIGHTS);
      assertThat(executable.mixtures()).isEmpty();
      assertThat(ofBatch(executable, 3, GradientsOf.MIXTURES)).isEqualTo(loss);
      assertThat(ofBatch(executable, 3, GradientsOf.INPUTS)).isEqualTo(loss);
      assertThat(executable.inputGradient(0)).hasSize(3 * 2 * 7 * 6);
    }
  }

  private static double ofBatch(Executable executable, int count, GradientsOf of) {
    return executable.gradients(
        Pass.batch(NORM, count), Pass.target(NORM, count), Mode.TRAINING, of);
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void threadsComputeBesideEachOtherAsEachDoesAlone(Machine kind) throws Exception {
    List<float[]> alone = List.of(trained(kind, 1), trained(kind, 2), trained(kind, 3));
    List<FutureTask<float[]>> beside = new ArrayList<>();
    for (int seed = 1; seed <= 3; seed++) {
      int own = seed;
      FutureTask<float[]> training = new FutureTask<>(() -> trained(kind, own));
      beside.add(training);
      new Thread(training).start();
    }
    for (int i = 0; i < 3; i++) {
      assertThat(beside.get(i).get()).isEqualTo(alone.get(i));
    }
  }

  private static float[] trained(Machine kind, long seed) {
    Graph network = Networks.cells(Shape.of(3, 8, 8), 4, 1, 10, Networks.MIXED);
    try (WeightStore store = WeightStore.create(kind.choice(), new Seed(seed));
        Executable executable = kind.compile(network, store);
        Optimizer optimizer = store.optimizer(Sgd.standard())) {
      for (int i = 0; i < 12; i++) {
        executable.gradients(Pass.batch(network, 4), Pass.target(network, 4), Mode.TRAINING);
        optimizer.step(executable.learned(), 0.01);
      }
      return executable.forward(Pass.batch(network, 4), Mode.EVALUATION).get(0);
    }
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void severalOutputsComeInOrderEvenEqualOnes(Machine kind) {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("x", Shape.of(3));
    Node nothing = builder.add("zero", new Zero(), x);
    Node head = builder.add("head", new Linear(2, true), nothing);
    Graph graph = builder.build(x, nothing, x, head);
    try (WeightStore store = WeightStore.create(kind.choice(), new Seed(1));
        Executable executable = kind.compile(graph, store)) {
      store.set("head/bias", 7, 8);
      List<float[]> outputs =
          executable.forward(Batch.of(2, new float[] {1, 2, 3, 4, 5, 6}), Mode.EVALUATION);
      assertThat(outputs.get(0)).containsExactly(1, 2, 3, 4, 5, 6);
      assertThat(outputs.get(1)).containsExactly(0, 0, 0, 0, 0, 0);
      assertThat(outputs.get(2)).isEqualTo(outputs.get(0));
      assertThat(outputs.get(3)).containsExactly(7, 8, 7, 8);
    }
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void aNetworkWithNothingToLearnStillHasALoss(Machine kind) {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("x", Shape.of(2));
    Graph graph = builder.build(builder.add("zero", new Zero(), x));
    try (WeightStore store = WeightStore.create(kind.choice(), new Seed(1));
        Executable executable = kind.compile(graph, store)) {
      assertThat(executable.learned()).isEmpty();
      Batch batch = Batch.of(1, new float[] {1, 2});
      assertThat(executable.gradients(batch, new float[] {3, 4}, Mode.TRAINING)).isZero();
      store.optimizer(Sgd.standard()).step(executable.learned(), 0.1);
    }
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void whatDoesNotFitIsSaidInWords(Machine kind) {
    try (WeightStore store = WeightStore.create(kind.choice(), new Seed(1));
        Executable executable = kind.compile(NORM, store)) {
      assertThatThrownBy(() -> executable.forward(Batch.of(2, new float[3]), Mode.EVALUATION))
          .hasMessage("The input 'image' needs 168 numbers for 2 example(s) of 2x7x6, but got 3.");
      assertThatThrownBy(
              () -> executable.gradients(Pass.batch(NORM, 1), new float[1], Mode.TRAINING))
          .hasMessageContaining("The target needs 168 numbers");
      assertThatThrownBy(() -> executable.gradient("it/moving_mean"))
          .hasMessageContaining("'it/moving_mean' has no gradient here");
      try (WeightStore exact =
          WeightStore.create(EngineChoice.pytorch(), new Seed(1), Precision.DOUBLE)) {
        assertThatThrownBy(() -> executable.on(exact))
            .hasMessageContaining("cannot run on arrays on")
            .hasMessageContaining("compile it anew");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void anInterruptEndsTheNextPass(Machine kind) {
    try (WeightStore store = WeightStore.create(kind.choice(), new Seed(1));
        Executable executable = kind.compile(NORM, store)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(
              () -> executable.gradients(Pass.batch(NORM, 1), Pass.target(NORM, 1), Mode.TRAINING))
          .isInstanceOf(CancellationException.class)
          .hasMessage("Training was interrupted.");
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void aThousandStepsHoldAsManyArraysAsTen(Machine kind) {
    try (WeightStore store = WeightStore.create(kind.choice(), new Seed(1));
        Executable executable = kind.compile(NORM, store);
        Optimizer optimizer = store.optimizer(Sgd.standard())) {
      steps(executable, optimizer, 10);
      int before = arrays(store);
      steps(executable, optimizer, kind == Machine.COMPILED_MXNET ? 990 : 90);
      assertThat(arrays(store)).isEqualTo(before);
    }
  }

  /** All that DJL knows of, this store's and everybody else's. */
  private static int arrays(WeightStore store) {
    return store.manager().getParentManager().getManagedArrays().size();
  }

  private static void steps(Executable executable, Optimizer optimizer, int count) {
    for (int i = 0; i < count; i++) {
      executable.gradients(Pass.batch(NORM, 1), Pass.target(NORM, 1), Mode.TRAINING);
      executable.forward(Pass.batch(NORM, 1), Mode.EVALUATION);
      optimizer.step(executable.learned(), 1e-3);
    }
  }
}
