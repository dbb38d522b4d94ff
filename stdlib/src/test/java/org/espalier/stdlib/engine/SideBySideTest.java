package org.espalier.stdlib.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.espalier.dsl.Language;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.random.Seed;
import org.espalier.dsl.rewrite.Rewriting;
import org.espalier.dsl.rewrite.rule.Rules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Convolutions of one input become one where it pays, and nothing else changes. */
@ExtendWith(OneThread.class)
final class SideBySideTest {
  private static final Shape IMAGE = Shape.of(4, 6, 6);
  private static final Convolution PLAIN = Convolution.same(3, 3, 1);
  private static final BatchNormalization NORM = BatchNormalization.standard();

  private static int joins(Graph graph) {
    return SideBySide.in(graph, DroppedZeros.in(graph), Mode.TRAINING).joins();
  }

  /** Two convolutions of one image, each normed, and their sum where their shapes allow. */
  private static Graph pair(Convolution one, Convolution two, BatchNormalization normed) {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("image", IMAGE);
    Node left = builder.add("left/norm", NORM, builder.add("left", one, x));
    Node right = builder.add("right/norm", normed, builder.add("right", two, x));
    return builder.build(
        builder.add("left/relu", new Activation(Activation.Kind.RELU), left),
        builder.add("right/tanh", new Activation(Activation.Kind.TANH), right));
  }

  @Test
  void convolutionsOfOneInputAreOneAndSoAreTheirNorms() {
    Graph graph = pair(PLAIN, Convolution.same(5, 3, 1), NORM);
    assertThat(joins(graph)).isEqualTo(1);
    String symbol =
        SymbolLowering.outputs(
                graph,
                DroppedZeros.in(graph),
                Mode.TRAINING,
                List.of(Summary.VALUES, Summary.VALUES))
            .json();
    assertThat(symbol.split("\"op\":\"Convolution\"", -1)).hasSize(2);
    assertThat(symbol.split("\"op\":\"BatchNorm\"", -1)).hasSize(2);
    assertThat(symbol).contains("\"num_filter\":\"8\"");
  }

  @Test
  void otherWindowsBiasesGroupsAndNormsStayApart() {
    assertThat(joins(pair(PLAIN, Convolution.same(3, 1, 1), NORM))).isZero();
    assertThat(joins(pair(PLAIN, Convolution.same(3, 3, 2), NORM))).isZero();
    assertThat(joins(pair(PLAIN, new Convolution(3, Window.same(3, 1, 2), 1, false), NORM)))
        .isZero();
    assertThat(joins(pair(PLAIN, new Convolution(3, Window.same(3, 1), 1, true), NORM))).isZero();
    Convolution depthwise = Convolution.depthwise(4, Window.same(3, 1));
    assertThat(joins(pair(depthwise, depthwise, NORM))).isZero();
    assertThat(joins(pair(PLAIN, PLAIN, new BatchNormalization(true, 1e-3, 0.9)))).isZero();
  }

  @Test
  void wideConvolutionsStayApart() {
    assertThat(joins(pair(PLAIN, Convolution.same(8, 3, 1), NORM))).isZero();
    assertThat(joins(pair(Convolution.same(8, 3, 1), Convolution.same(8, 3, 1), NORM))).isZero();
  }

  /** MXNet's norms want their fixed statistics as variables. */
  @Test
  void nothingIsJoinedInEvaluation() {
    Graph graph = pair(PLAIN, PLAIN, NORM);
    assertThat(SideBySide.in(graph, DroppedZeros.in(graph), Mode.EVALUATION).joins()).isZero();
  }

  @Test
  void convolutionsOfOtherInputsStayApart() {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("image", IMAGE);
    Node y = builder.add("relu", new Activation(Activation.Kind.RELU), x);
    Node sum = builder.add("sum", new Addition(), conv(builder, "a", x), conv(builder, "b", y));
    assertThat(joins(builder.build(sum))).isZero();
  }

  private static Node conv(GraphBuilder builder, String name, Node x) {
    return builder.add(name, PLAIN, x);
  }

  /** What reads a convolution beside its norm needs its numbers; the filters are joined anyway. */
  @Test
  void aConvolutionThatOthersReadKeepsItsOwnNorm() {
    Graph graph = readTwice();
    SideBySide found = SideBySide.in(graph, DroppedZeros.in(graph), Mode.TRAINING);
    assertThat(found.joins()).isEqualTo(1);
    assertThat(found.ofNorm(graph.named("a/norm"))).isEmpty();
    assertKept(graph, Mode.TRAINING);
  }

  private static Graph readTwice() {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("image", IMAGE);
    Node a = conv(builder, "a", x);
    Node b = conv(builder, "b", x);
    Node one = builder.add("a/norm", NORM, a);
    Node two = builder.add("b/norm", NORM, b);
    return builder.build(builder.add("sum", new Addition(), one, two, a, b));
  }

  /** An output's statistics may be asked for, so what yields it stays by itself. */
  @Test
  void aNormThatIsAnOutputStaysApart() {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("image", IMAGE);
    Node one = builder.add("a/norm", NORM, conv(builder, "a", x));
    Node two = builder.add("b/norm", NORM, conv(builder, "b", x));
    Graph graph = builder.build(one, two);
    SideBySide found = SideBySide.in(graph, DroppedZeros.in(graph), Mode.TRAINING);
    assertThat(found.ofNorm(graph.named("a/norm"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void normsSetAlikeKeepValuesGradientsAndStatistics(Mode mode) {
    assertKept(pair(PLAIN, Convolution.same(5, 3, 1), NORM), mode);
    BatchNormalization plain = new BatchNormalization(false, 1e-3, 0.7);
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("image", IMAGE);
    List<Node> terms = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      Node filtered = builder.add(name, new Convolution(3, Window.same(3, 2), 1, true), x);
      terms.add(builder.add(name + "/norm", plain, filtered));
    }
    Graph graph = builder.build(builder.add("sum", new Addition(), terms));
    assertThat(joins(graph)).isEqualTo(1);
    assertKept(graph, mode);
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void mixingWeightsStayWithTheirNorms(Mode mode) {
    Graph supernet =
        Spaces.nasBench201(
                Spaces.sizes("nb201")
                    .channels(2)
                    .layers(1)
                    .classes(3)
                    .image(Language.image(3, 8, 8)))
            .supernet();
    assertThat(joins(new Rewriting(Rules.SIMPLIFY).apply(supernet).graph())).isPositive();
    assertKept(supernet, mode);
  }

  static LongStream seeds() {
    return LongStream.range(0, 12);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void randomGraphsKeepValuesGradientsAndStatistics(long seed) {
    Graph graph = random(new Seed(seed).stream("graph"));
    assertThat(joins(graph)).isPositive();
    assertKept(graph, Mode.TRAINING);
  }

  /** Images of one size, each a convolution of an earlier one, some normed, some added up. */
  private static Graph random(RandomGenerator random) {
    GraphBuilder builder = Graph.builder();
    List<Node> images = new ArrayList<>(List.of(builder.input("image", IMAGE)));
    for (int i = 0; i < 8; i++) {
      Node from = images.get(i < 3 ? 0 : random.nextInt(images.size()));
      boolean alike = i < 2;
      boolean bias = !alike && random.nextInt(4) == 0;
      int kernel = alike ? 3 : 1 + 2 * random.nextInt(2);
      Node x = builder.add("conv." + i, new Convolution(4, Window.same(kernel, 1), 1, bias), from);
      if (alike || random.nextInt(4) > 0) {
        x = builder.add("norm." + i, NORM, x);
      }
      images.add(
          random.nextBoolean()
              ? x
              : builder.add("tanh." + i, new Activation(Activation.Kind.TANH), x));
    }
    return builder.build(builder.add("sum", new Addition(), images.subList(1, images.size())));
  }

  @Test
  void runsAreBitwiseEqual() {
    Graph graph = pair(PLAIN, PLAIN, NORM);
    Pass one = compiled(graph, Mode.TRAINING);
    Pass two = compiled(graph, Mode.TRAINING);
    assertThat(one.outputs().get(0)).isEqualTo(two.outputs().get(0));
    one.gradients().forEach((name, g) -> assertThat(g).isEqualTo(of(two.gradients(), name)));
    one.statistics().forEach((name, s) -> assertThat(s).isEqualTo(of(two.statistics(), name)));
  }

  @Test
  void statisticsOfManyStepsAreThoseOfThePortableForm() {
    Graph graph = pair(PLAIN, Convolution.same(5, 3, 1), NORM);
    List<float[]> moved = new ArrayList<>();
    for (Form form : List.of(Form.COMPILED, Form.PORTABLE)) {
      try (WeightStore store = WeightStore.create(EngineChoice.mxnet(), new Seed(3));
          Executable executable = Compiler.compile(one(graph), store, form, Loss.WEIGHTED_SUM)) {
        Batch batch = Pass.batch(graph, 2);
        float[] target = Pass.target(one(graph), 2);
        for (int step = 0; step < 5; step++) {
          executable.gradients(batch, target, Mode.TRAINING);
          executable.gradients(batch, target, Mode.EVALUATION);
        }
        moved.add(store.get("left/norm/moving_var"));
      }
    }
    for (int i = 0; i < moved.get(0).length; i++) {
      assertThat(moved.get(0)[i]).isCloseTo(moved.get(1)[i], within(1e-4f)).isNotEqualTo(1f);
    }
  }

  /** The same with one output, as a loss wants it. */
  private static Graph one(Graph graph) {
    GraphBuilder builder = Graph.builder();
    Node[] copies = new Node[graph.nodes().size()];
    for (Node node : graph.nodes()) {
      copies[node.index()] =
          builder.copy(node, node.inputs().stream().map(read -> copies[read]).toList());
    }
    List<Node> vectors = new ArrayList<>();
    for (Node output : graph.outputs()) {
      vectors.add(
          builder.add(output.name() + "/values", new Linear(2, false), copies[output.index()]));
    }
    return builder.build(builder.add("values", new Addition(), vectors));
  }

  private static Pass compiled(Graph graph, Mode mode) {
    Graph asked = graph.outputs().size() > 1 ? one(graph) : graph;
    return Pass.of(asked, EngineChoice.mxnet(), Precision.SINGLE, Form.COMPILED, mode);
  }

  private static void assertKept(Graph graph, Mode mode) {
    Graph asked = graph.outputs().size() > 1 ? one(graph) : graph;
    Pass found = compiled(graph, mode);
    Pass wanted = Pass.of(asked, EngineChoice.pytorch(), Precision.DOUBLE, Form.PORTABLE, mode);
    assertClose("output", found.outputs().get(0), wanted.outputs().get(0));
    assertThat(found.gradients().keySet()).isEqualTo(wanted.gradients().keySet());
    wanted.gradients().forEach((name, g) -> assertClose(name, of(found.gradients(), name), g));
    assertThat(wanted.statistics()).isNotEmpty();
    wanted.statistics().forEach((name, s) -> assertClose(name, of(found.statistics(), name), s));
  }

  private static float[] of(Map<String, float[]> arrays, String name) {
    return Objects.requireNonNull(arrays.get(name), name);
  }

  private static void assertClose(String what, float[] found, float[] wanted) {
    float size = 1;
    for (float value : wanted) {
      size = Math.max(size, Math.abs(value));
    }
    for (int i = 0; i < wanted.length; i++) {
      assertThat(found[i]).as(what + "[" + i + "]").isCloseTo(wanted[i], within(2e-4f * size));
    }
  }
}
