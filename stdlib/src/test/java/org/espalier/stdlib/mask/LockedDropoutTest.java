package org.espalier.stdlib.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.espalier.dsl.Language;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Multiplication;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.Batch;
import org.espalier.stdlib.engine.Compiler;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.Loss;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.OneThread;
import org.espalier.stdlib.engine.WeightStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(OneThread.class)
final class LockedDropoutTest {
  private static final int WIDTH = 3;
  private static final int STEPS = 4;
  private static final float[] TOKENS = {0, 1, 0, 2, 1, 1, 3, 4};

  private static final SearchSpace SPACE =
      Language.languageModel(5).width(WIDTH).steps(STEPS).cell(Language.recurrentCell().nodes(2));

  private static final Graph NETWORK =
      SPACE.parse("Genotype(recurrent=[('tanh', 0), ('relu', 1)], concat=range(1, 3))").network();

  /** Of symbols, and of states. */
  private static List<float[]> factors(
      LockedDropout dropout, Map<String, Double> rates, long seed) {
    Batch batch = Batch.of(2, TOKENS, new float[2 * WIDTH]);
    RandomGenerator random = new SplittableRandom(seed);
    List<float[]> inputs =
        dropout.feed(batch, kind -> rates.getOrDefault(kind, 0.0), place -> random).inputs();
    assertThat(inputs).hasSize(4);
    assertThat(inputs.get(0)).isEqualTo(TOKENS);
    return inputs.subList(2, 4);
  }

  @Test
  void matricesReadTheSameFactorsAtEveryStep() {
    Graph graph = LockedDropout.of(NETWORK, /* words= */ false).graph();
    List<Node> products =
        graph.nodes().stream()
            .filter(node -> node.operation() instanceof Multiplication)
            .filter(node -> node.name().startsWith("dropout/"))
            .toList();
    // Of the symbol, of the state before, of two nodes, and of the cell's output.
    assertThat(products).hasSize(STEPS * 5);
    assertThat(products)
        .extracting(node -> graph.node(node.inputs().get(1)).inputs().get(0))
        .containsOnly(2, 3);
    assertThat(graph.weights()).isEqualTo(NETWORK.weights());
    assertThat(graph.inputs()).hasSize(4);
    assertThat(graph.inputs().get(2).shape()).isEqualTo(Shape.of(WIDTH, 1, 1));
    assertThat(graph.inputs().get(3).shape()).isEqualTo(Shape.of(2 * WIDTH));
    assertThat(LockedDropout.of(NETWORK, true).graph().inputs().get(2).shape())
        .isEqualTo(Shape.of(STEPS * WIDTH, 1, 1));
  }

  @Test
  void factorsAreDrawnByKindAndKeepTheMean() {
    LockedDropout dropout = LockedDropout.of(NETWORK, /* words= */ false);
    Map<String, Double> rates =
        Map.of(LockedDropout.INPUT, 0.75, LockedDropout.HIDDEN, 0.5, LockedDropout.OUTPUT, 0.2);
    double[] sums = new double[3];
    for (int seed = 0; seed < 3000; seed++) {
      List<float[]> factors = factors(dropout, rates, seed);
      assertThat(factors.get(0)).hasSize(2 * WIDTH);
      for (float factor : factors.get(0)) {
        assertThat(factor).isIn(0f, 4f);
        sums[0] += factor;
      }
      for (int i = 0; i < 4 * WIDTH; i++) {
        int kind = 1 + i / WIDTH % 2;
        assertThat(factors.get(1)[i]).isIn(0f, kind == 1 ? 2 : 1.25f);
        sums[kind] += factors.get(1)[i];
      }
    }
    assertThat(Arrays.stream(sums).map(sum -> sum / 3000 / 2 / WIDTH).toArray())
        .containsExactly(new double[] {1, 1, 1}, within(0.06));
    assertThat(factors(dropout, Map.of(), 1).get(0)).containsOnly(1f);
    assertThat(factors(dropout, Map.of(), 1).get(1)).containsOnly(1f);
  }

  @Test
  void aSymbolsVectorIsDroppedWhereverItStands() {
    LockedDropout dropout = LockedDropout.of(NETWORK, /* words= */ true);
    Set<Set<Float>> dropped = new HashSet<>();
    for (int seed = 0; seed < 50; seed++) {
      float[] factors = factors(dropout, Map.of(LockedDropout.WORD, 0.5), seed).get(0);
      Set<Float> gone = new HashSet<>();
      Set<Float> kept = new HashSet<>();
      for (int i = 0; i < factors.length; i++) {
        assertThat(factors[i]).isIn(0f, 2f);
        (factors[i] == 0 ? gone : kept).add(TOKENS[i / WIDTH]);
      }
      assertThat(kept).noneMatch(gone::contains);
      dropped.add(gone);
    }
    assertThat(dropped).hasSizeGreaterThan(10);
  }

  static List<EngineChoice> engines() {
    return List.of(EngineChoice.mxnet(), EngineChoice.pytorch());
  }

  /** Without an output the logits are the biases; without an input and a state, all are alike. */
  @ParameterizedTest
  @MethodSource("engines")
  void whatIsDroppedIsNotReadAndStatesAreHandedOn(EngineChoice engine) {
    LockedDropout dropout = LockedDropout.of(NETWORK, /* words= */ false);
    try (WeightStore store = WeightStore.create(engine, new Seed(3));
        Executable plain = Compiler.compile(NETWORK, store, Loss.LABELS);
        Executable dropping = Compiler.compile(dropout.graph(), store, Loss.LABELS)) {
      float[] state = {.1f, .2f, .3f, -.1f, -.2f, -.3f};
      float[] labels = {0, 1, 2, 3, 4, 0, 1, 2};
      float[] symbols = ones(2 * WIDTH);
      float[] states = ones(4 * WIDTH);
      double loss = plain.gradients(Batch.of(2, TOKENS, state), labels, Mode.TRAINING);
      assertThat(
              dropping.gradients(
                  Batch.of(2, TOKENS, state, symbols, states), labels, Mode.TRAINING))
          .isCloseTo(loss, within(1e-6));
      assertThat(dropping.handedOn()).hasSize(1);
      assertThat(dropping.handedOn().get(0))
          .containsExactly(plain.handedOn().get(0), within(1e-6f));
      assertThat(forward(dropping, state, symbols, without(states, 1))).containsOnly(0f);
      float[] zeros = new float[2 * WIDTH];
      float[] blind = forward(dropping, zeros, zeros, without(states, 0));
      assertThat(Arrays.copyOf(blind, 5))
          .containsExactly(Arrays.copyOfRange(blind, 5, 10), within(1e-6f));
      assertThat(forward(dropping, zeros, symbols, without(states, 0))).isNotEqualTo(blind);
      assertThat(forward(dropping, state, zeros, states))
          .isNotEqualTo(forward(dropping, state, zeros, without(states, 0)));
    }
  }

  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static float[] without(float[] factors, int kind) {
    float[] less = factors.clone();
    for (int i = 0; i < less.length; i++) {
      less[i] = i / WIDTH % 2 == kind ? 0 : less[i];
    }
    return less;
  }

  /** The logits of the last step. */
  private static float[] forward(
      Executable executable, float[] state, float[] symbols, float[] states) {
    return executable
        .forward(Batch.of(2, TOKENS, state, symbols, states), Mode.EVALUATION)
        .get(STEPS - 1);
  }

  @Test
  void networksThatReadNoSymbolsAreRefused() {
    Graph images = Spaces.nasBench201().sample(new Seed(1)).network();
    assertThatThrownBy(() -> LockedDropout.of(images, false))
        .hasMessageContaining("reads no symbols; leave it out");
  }
}
