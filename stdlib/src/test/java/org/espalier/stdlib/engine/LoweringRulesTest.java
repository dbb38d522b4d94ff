package org.espalier.stdlib.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.Attention;
import org.espalier.dsl.operation.ChannelShuffle;
import org.espalier.dsl.operation.ChannelSlice;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Crop;
import org.espalier.dsl.operation.GatedRecurrentUnit;
import org.espalier.dsl.operation.GlobalPooling;
import org.espalier.dsl.operation.LayerNormalization;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.Margin;
import org.espalier.dsl.operation.Noise;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Padding;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.operation.PositionalEncoding;
import org.espalier.dsl.operation.Quantized;
import org.espalier.dsl.operation.Resize;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Softmax;
import org.espalier.dsl.operation.WeightedSum;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.operation.Zero;
import org.espalier.dsl.random.Seed;
import org.espalier.dsl.rewrite.Rewriting;
import org.espalier.dsl.rewrite.rule.Rules;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule fires where it should, not on the near miss, and keeps values and gradients. */
final class LoweringRulesTest {
  private static final Shape IMAGE = Shape.of(2, 7, 6);

  @BeforeAll
  static void loadTheEngine() {
    WeightStore.create(EngineChoice.mxnet(), new Seed(0)).close();
  }

  private static String symbol(Graph graph) {
    return SymbolLowering.outputs(
            graph,
            DroppedZeros.in(graph),
            Mode.TRAINING,
            Collections.nCopies(graph.outputs().size(), Summary.VALUES))
        .json();
  }

  private static int count(String text, String operator) {
    return text.split("\"op\":\"" + operator + "\"", -1).length - 1;
  }

  @Test
  void anEvenPoolIsOneOperator() {
    for (Pooling pooling : List.of(Pooling.average(3, 1), Pooling.maximum(3, 1))) {
      String symbol = symbol(Specimens.behindStem(pooling));
      assertThat(count(symbol, "Pooling")).isEqualTo(1);
      assertThat(count(symbol, "Pad") + count(symbol, "broadcast_mul")).isZero();
    }
  }

  @Test
  void anUnevenMeanIsFramedAndWeighedUnlessPaddingCounts() {
    Window uneven = new Window(2, 2, 1, 1, new Margin(0, 0, 1, 1), 1);
    Pooling real = new Pooling(Pooling.Kind.AVERAGE, uneven, /* countPadding= */ false);
    Pooling padded = new Pooling(Pooling.Kind.AVERAGE, uneven, /* countPadding= */ true);
    assertThat(count(symbol(Specimens.behindStem(real)), "Pad")).isEqualTo(1);
    assertThat(count(symbol(Specimens.behindStem(real)), "broadcast_mul")).isEqualTo(1);
    assertThat(count(symbol(Specimens.behindStem(padded)), "broadcast_mul")).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void amongEqualNumbersTheFirstGetsTheGradient(int stride) {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("image", IMAGE);
    x = builder.add("stem", new Convolution(4, Convolution.same(4, 3, 1).window(), 1, true), x);
    x = builder.add("ties", new Activation(Activation.Kind.RELU), x);
    Graph graph = builder.build(builder.add("pool", Pooling.maximum(3, stride), x));
    Pass compiled =
        Pass.of(graph, EngineChoice.mxnet(), Precision.SINGLE, Form.COMPILED, Mode.TRAINING);
    Pass wanted =
        Pass.of(graph, EngineChoice.pytorch(), Precision.DOUBLE, Form.PORTABLE, Mode.TRAINING);
    wanted
        .gradients()
        .forEach(
            (name, values) ->
                assertThat(compiled.gradients().get(name))
                    .usingComparatorWithPrecision(1e-3f)
                    .containsExactly(values));
  }

  @Test
  void manyTermsAreOneSum() {
    GraphBuilder builder = Graph.builder();
    Node image = builder.input("image", IMAGE);
    Node x = builder.add("tanh", new Activation(Activation.Kind.TANH), image);
    Node y = builder.add("relu", new Activation(Activation.Kind.RELU), x);
    Graph graph = builder.build(builder.add("sum", new Addition(), List.of(x, y, x, y, x)));
    String symbol = symbol(graph);
    assertThat(count(symbol, "add_n")).isEqualTo(1);
    assertThat(count(symbol, "elemwise_add")).isZero();
  }

  /** MXNet spoils the other terms' gradients where an {@code elemwise_add} reads what is fed. */
  @Test
  void whatIsFedJoinsASumByAnOperatorOfItsOwn() {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("image", IMAGE);
    Node y = builder.add("relu", new Activation(Activation.Kind.RELU), x);
    Node z = builder.add("tanh", new Activation(Activation.Kind.TANH), x);
    String symbol = symbol(builder.build(builder.add("sum", new Addition(), x, y, z)));
    assertThat(count(symbol, "elemwise_add")).isEqualTo(1);
    assertThat(count(symbol, "broadcast_add")).isEqualTo(1);
  }

  @Test
  void whatTwoNodesNeedIsComputedOnce() {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("image", IMAGE);
    Node one = builder.add("one", new Activation(Activation.Kind.RELU), x);
    Node two = builder.add("two", new Activation(Activation.Kind.RELU), x);
    Node tanh = builder.add("three", new Activation(Activation.Kind.TANH), x);
    Graph graph = builder.build(builder.add("sum", new Addition(), one, two, tanh));
    assertThat(count(symbol(graph), "Activation")).isEqualTo(2);
  }

  @Test
  void whatFeedsZerosOnlyDoesNotRunAndIsNotLearned() {
    Graph graph = withDeadBranch(new Zero());
    assertThat(count(symbol(graph), "Convolution")).isEqualTo(1);
    try (WeightStore store = WeightStore.create(EngineChoice.mxnet(), new Seed(1));
        Executable executable = Compiler.compile(graph, store)) {
      assertThat(executable.learned()).containsExactly("used/weight");
      assertThat(store.names()).contains("dead/weight");
    }
  }

  @Test
  void whatFeedsASigmoidOfZerosRuns() {
    DroppedZeros zeros =
        DroppedZeros.in(Specimens.behindStem(new Activation(Activation.Kind.SIGMOID)));
    Graph graph = Specimens.behindStem(new Activation(Activation.Kind.SIGMOID));
    assertThat(graph.nodes()).allMatch(zeros::isLive);
    GraphBuilder builder = Graph.builder();
    Node nothing = builder.add("zero", new Zero(), builder.input("image", IMAGE));
    Node half = builder.add("half", new Activation(Activation.Kind.SIGMOID), nothing);
    Node still = builder.add("still", new Activation(Activation.Kind.RELU), nothing);
    Graph halves = builder.build(half, still);
    DroppedZeros found = DroppedZeros.in(halves);
    assertThat(found.isZero(half)).isFalse();
    assertThat(found.isZero(still)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void droppingZerosKeepsValuesAndGradients(Form form) {
    Graph graph = withDeadBranch(new Zero());
    EngineChoice choice = EngineChoice.mxnet();
    Pass dropped = Pass.of(graph, choice, Precision.SINGLE, form, Mode.TRAINING);
    Pass written = Pass.of(graph, choice, Precision.SINGLE, form, Mode.TRAINING, true);
    assertThat(dropped.outputs().get(0)).isEqualTo(written.outputs().get(0));
    assertThat(dropped.gradients().get("used/weight"))
        .isEqualTo(written.gradients().get("used/weight"));
    assertThat(dropped.gradients()).doesNotContainKey("dead/weight");
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void rewritingKeepsValuesGradientsAndStatistics(Form form) {
    Set<String> fired = new HashSet<>();
    for (int seed = 0; seed < 4; seed++) {
      Graph graph =
          Spaces.nasBench201(Spaces.sizes("nb201").channels(2).layers(1).classes(3).size(8))
              .sample(new Seed(seed))
              .network();
      fired.addAll(new Rewriting(Rules.SIMPLIFY).apply(graph).fired().keySet());
      EngineChoice choice = EngineChoice.mxnet();
      Pass less = Pass.of(graph, choice, Precision.SINGLE, form, Mode.TRAINING);
      Pass written = Pass.of(graph, choice, Precision.SINGLE, form, Mode.TRAINING, true);
      String network = "seed " + seed + ": " + graph;
      assertClose(less.outputs().get(0), written.outputs().get(0), network);
      less.gradients()
          .forEach((name, values) -> assertClose(values, of(written.gradients(), name), name));
      less.statistics()
          .forEach((name, values) -> assertClose(values, of(written.statistics(), name), name));
      written
          .gradients()
          .forEach(
              (name, values) -> {
                if (!less.gradients().containsKey(name)) {
                  assertThat(values).as(name).containsOnly(0);
                }
              });
    }
    assertThat(fired).contains("RemoveIdentity", "RemoveZeroTerms", "ShareEqualNodes");
  }

  private static float[] of(Map<String, float[]> arrays, String name) {
    return Objects.requireNonNull(arrays.get(name), name);
  }

  private static void assertClose(float[] values, float[] others, String what) {
    assertThat(values).as(what).usingComparatorWithPrecision(2e-3f).containsExactly(others);
  }

  /** Only where the weights or all of the candidates vanish does a mixture. */
  @Test
  void aMixtureVanishesWithItsWeightsOrWithAllOfItsCandidates() {
    GraphBuilder builder = Graph.builder();
    Node image = builder.input("image", IMAGE);
    Node weights = builder.input("weights", Shape.of(2));
    Node none = builder.add("none", new Zero(), image);
    Node off = builder.add("off", new Zero(), weights);
    Node shares = builder.add("shares", new Softmax(), off);
    Node mixed = builder.add("mixed", new WeightedSum(), weights, none, image);
    Node equal = builder.add("equal", new WeightedSum(), shares, none, image);
    Node empty = builder.add("empty", new WeightedSum(), weights, none, none);
    Node still = builder.add("still", new WeightedSum(), off, image, image);
    DroppedZeros zeros = DroppedZeros.in(builder.build(mixed, equal, empty, still));
    assertThat(zeros.isZero(mixed)).isFalse();
    assertThat(zeros.isZero(equal)).isFalse();
    assertThat(zeros.isZero(empty)).isTrue();
    assertThat(zeros.isZero(still)).isTrue();
  }

  @Test
  void zerosStayZerosWhereverTheyAreMovedButNotWhereSomethingIsAdded() {
    GraphBuilder builder = Graph.builder();
    Node none = builder.add("none", new Zero(2), builder.input("image", Shape.of(2, 1, 6)));
    List<Operation> moving =
        List.of(
            new Crop(0, 1),
            new Padding(4, 4),
            new Resize(2, 2),
            new ChannelSlice(0, 1),
            new ChannelShuffle(2),
            GlobalPooling.maximum(),
            new Quantized(Convolution.same(2, 1, 1), 2, 2));
    List<Operation> adding =
        List.of(
            new PositionalEncoding(),
            new Noise(1),
            new Softmax(),
            new Attention(2),
            new GatedRecurrentUnit(2),
            LayerNormalization.standard(),
            new Quantized(new Linear(2, true), 2, 2));
    List<Node> still = new ArrayList<>();
    List<Node> alive = new ArrayList<>();
    moving.forEach(it -> still.add(builder.add("still " + still.size(), it, none)));
    adding.forEach(it -> alive.add(builder.add("alive " + alive.size(), it, none)));
    DroppedZeros zeros = DroppedZeros.in(builder.build(alive.get(0)));
    assertThat(still).allMatch(zeros::isZero);
    assertThat(alive).noneMatch(zeros::isZero);
  }

  private static Graph withDeadBranch(Zero zero) {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("image", IMAGE);
    Node used = builder.add("used", Convolution.same(2, 3, 1), x);
    Node dead = builder.add("dead", Convolution.same(2, 3, 1), x);
    Node nothing = builder.add("zero", zero, dead);
    Node pooled = builder.add("pool", Pooling.average(3, 1), nothing);
    return builder.build(builder.add("sum", new Addition(), used, pooled));
  }
}
