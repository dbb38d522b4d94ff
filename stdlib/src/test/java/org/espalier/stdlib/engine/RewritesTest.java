package org.espalier.stdlib.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.espalier.dsl.Language;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.MixingWeights;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Scaling;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.WeightedSum;
import org.espalier.dsl.operation.Zero;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Of every rule: where it fires, a near miss where it does not, and that the graph where it fires
 * has the values and gradients that PyTorch finds in double precision, node by node as written.
 */
@ExtendWith(OneThread.class)
final class RewritesTest {
  private static final Operation RELU = new Activation(Activation.Kind.RELU);
  private static final Operation TANH = new Activation(Activation.Kind.TANH);
  private static final Operation CONVOLUTION = Convolution.same(4, 3, 1);
  private static final Operation NORM = BatchNormalization.standard();

  /** A graph where a rule fires so often, and one where it does not. */
  private record Kit(int times, Graph fires, Graph nearMiss) {}

  private static Graph graph(BiFunction<GraphBuilder, Node, Node> body) {
    GraphBuilder builder = Graph.builder();
    Node stem = builder.add("stem", CONVOLUTION, builder.input("image", Shape.of(2, 6, 6)));
    return builder.build(body.apply(builder, stem));
  }

  /** Two options, of which the first stands behind something and the second is the input. */
  private static Node mixture(GraphBuilder builder, String name, Node first, Node second) {
    Node weights = builder.add("architecture/" + name, new MixingWeights(List.of("a", "b")));
    return builder.add(name, new WeightedSum(), weights, first, second);
  }

  private static Map<String, Kit> kits() {
    return Map.ofEntries(
        Map.entry(
            "RemoveZeroTerms",
            new Kit(
                1,
                graph((b, x) -> b.add("sum", new Addition(), x, b.add("z", new Zero(), x))),
                graph((b, x) -> b.add("join", new Concatenation(), x, b.add("z", new Zero(), x))))),
        Map.entry(
            "RemoveIdentity",
            new Kit(
                1,
                graph((b, x) -> b.add("relu", RELU, b.add("sum", new Addition(), x))),
                graph((b, x) -> b.add("sum", new Addition(), x, x)))),
        Map.entry(
            "FlattenAdditions",
            new Kit(
                1,
                graph(
                    (b, x) ->
                        b.add(
                            "sum",
                            new Addition(),
                            b.add("inner", new Addition(), x, b.add("r", RELU, x)),
                            b.add("t", TANH, x))),
                graph(
                    (b, x) -> {
                      Node inner = b.add("inner", new Addition(), x, b.add("r", RELU, x));
                      return b.add("sum", new Addition(), inner, b.add("t", TANH, inner));
                    }))),
        Map.entry(
            "RemoveRepeatedActivation",
            new Kit(
                1,
                graph((b, x) -> b.add("second", RELU, b.add("first", RELU, x))),
                graph((b, x) -> b.add("second", TANH, b.add("first", TANH, x))))),
        Map.entry(
            "FoldScalings",
            new Kit(
                1,
                graph((b, x) -> b.add("half", new Scaling(0.5), b.add("3", new Scaling(3), x))),
                graph((b, x) -> b.add("half", new Scaling(0.5), x)))),
        Map.entry(
            "ShareEqualNodes",
            new Kit(
                1,
                graph(
                    (b, x) ->
                        b.add("sum", new Addition(), b.add("a", TANH, x), b.add("b", TANH, x))),
                graph(
                    (b, x) ->
                        b.add("sum", new Addition(), b.add("a", TANH, x), b.add("b", RELU, x))))),
        Map.entry(
            "FoldZeros",
            new Kit(
                1,
                graph((b, x) -> joined(b, x, RELU)),
                graph((b, x) -> joined(b, x, new Activation(Activation.Kind.SIGMOID))))),
        Map.entry(
            "DropZeroTerms",
            new Kit(
                1,
                graph((b, x) -> mixture(b, "mix", b.add("z", new Zero(), x), x)),
                graph((b, x) -> mixture(b, "mix", b.add("r", RELU, x), x)))),
        Map.entry(
            "RemoveDeadNodes",
            new Kit(
                2,
                graph(
                    (b, x) -> {
                      b.add("relu of dead", RELU, b.add("dead", CONVOLUTION, x));
                      return b.add("tanh", TANH, x);
                    }),
                graph((b, x) -> b.add("tanh", TANH, b.add("alive", CONVOLUTION, x))))),
        Map.entry(
            "FoldMixingWeights",
            new Kit(
                1,
                graph((b, x) -> mixture(b, "mix", b.add("norm", NORM, x), x)),
                graph(
                    (b, x) -> {
                      Node norm = b.add("norm", NORM, x);
                      return b.add(
                          "sum",
                          new Addition(),
                          mixture(b, "mix", norm, x),
                          b.add("r", RELU, norm));
                    }))),
        Map.entry(
            "FlattenMixtures",
            new Kit(
                1,
                graph(
                    (b, x) ->
                        b.add(
                            "sum",
                            new Addition(),
                            mixture(b, "mix", b.add("r", RELU, x), x),
                            b.add("t", TANH, x))),
                graph(
                    (b, x) -> {
                      Node mix = mixture(b, "mix", b.add("r", RELU, x), x);
                      return b.add("sum", new Addition(), mix, b.add("t", TANH, mix));
                    }))),
        Map.entry(
            "FuseConvolutions",
            new Kit(
                1,
                graph(
                    (b, x) ->
                        b.add(
                            "sum",
                            new Addition(),
                            b.add("n", NORM, b.add("one", CONVOLUTION, x)),
                            b.add("m", NORM, b.add("two", CONVOLUTION, x)))),
                graph(
                    (b, x) ->
                        b.add(
                            "sum",
                            new Addition(),
                            b.add("n", NORM, b.add("one", CONVOLUTION, x)),
                            b.add("m", NORM, b.add("two", CONVOLUTION, b.add("r", RELU, x))))))),
        Map.entry(
            "ShareOperators",
            new Kit(
                1,
                // A swish is its input times the sigmoid that stands beside it.
                graph(
                    (b, x) -> {
                      Node swish = b.add("swish", new Activation(Activation.Kind.SWISH), x);
                      Node gate = b.add("gate", new Activation(Activation.Kind.SIGMOID), x);
                      return b.add("sum", new Addition(), swish, gate);
                    }),
                graph(
                    (b, x) -> {
                      Node swish = b.add("swish", new Activation(Activation.Kind.SWISH), x);
                      return b.add("sum", new Addition(), swish, b.add("gate", TANH, x));
                    }))));
  }

  private static Node joined(GraphBuilder builder, Node x, Operation behindZeros) {
    Node zeros = builder.add("zeros", new Zero(), x);
    return builder.add("join", new Concatenation(), x, builder.add("behind", behindZeros, zeros));
  }

  @Test
  void everyRuleHasAKit() {
    assertThat(Rewrites.of(graph((b, x) -> x)).rules())
        .extracting(Rewrites.Rule::name)
        .containsExactlyInAnyOrderElementsOf(kits().keySet());
  }

  @TestFactory
  List<DynamicTest> rules() {
    List<DynamicTest> tests = new ArrayList<>();
    kits()
        .forEach(
            (rule, kit) -> {
              tests.add(DynamicTest.dynamicTest(rule + " fires", () -> fires(rule, kit)));
              tests.add(
                  DynamicTest.dynamicTest(
                      rule + " does not fire on the near miss",
                      () -> assertThat(Rewrites.of(kit.nearMiss()).times(rule)).isZero()));
              tests.add(
                  DynamicTest.dynamicTest(
                      rule + " keeps values and gradients", () -> keeps(kit.fires())));
            });
    return tests;
  }

  private static void fires(String rule, Kit kit) {
    assertThat(Rewrites.of(kit.fires()).times(rule)).isEqualTo(kit.times());
  }

  private static void keeps(Graph graph) {
    Pass wanted = pass(graph, EngineChoice.pytorch(), Precision.DOUBLE, Form.PORTABLE, true);
    for (Form form : Form.values()) {
      Pass found = pass(graph, EngineChoice.mxnet(), Precision.SINGLE, form, false);
      assertClose("output", found.outputs().get(0), wanted.outputs().get(0));
      assertThat(wanted.gradients().keySet()).containsAll(found.gradients().keySet());
      wanted
          .gradients()
          .forEach(
              (name, values) ->
                  assertClose(
                      name,
                      found.gradients().getOrDefault(name, new float[values.length]),
                      values));
    }
  }

  private static Pass pass(
      Graph graph, EngineChoice choice, Precision precision, Form form, boolean asWritten) {
    return Pass.of(graph, choice, precision, form, Mode.TRAINING, asWritten);
  }

  private static void assertClose(String what, float[] found, float[] wanted) {
    assertThat(found).as(what).hasSameSizeAs(wanted);
    for (int i = 0; i < wanted.length; i++) {
      double error = Math.abs(found[i] - wanted[i]);
      assertThat(error).as(what).isLessThan(2e-3 * (1 + Math.abs(wanted[i])));
    }
  }

  /** DARTS, by hand: 14 edges in a cell, 8 options each. */
  @Test
  void aSupernetOfDartsIsRewrittenAsCountedByHand() {
    Graph supernet =
        Spaces.darts(Spaces.sizes("darts").channels(4).layers(3).image(Language.image(3, 16, 16)))
            .supernet();
    Rewrites rewrites = Rewrites.of(supernet);
    // In each of 3 cells every edge drops none and gives its terms to its node's sum.
    assertThat(rewrites.times("DropZeroTerms")).isEqualTo(3 * 14);
    assertThat(rewrites.times("FlattenMixtures")).isEqualTo(3 * 14);
    // Two pools and four convolutions of each edge end in a batch norm; so do skips of stride 2,
    // 8 in each of two reductions.
    assertThat(rewrites.times("FoldMixingWeights")).isEqualTo(3 * 14 * 6 + 2 * 8);
    assertThat(rewrites.nodes()).isEqualTo(supernet.nodes().size());
    assertThat(rewrites.toString()).contains("FlattenMixtures").doesNotContain("FoldScalings");
  }

  @Test
  void anUnknownRuleIsAnsweredWithThoseThatThereAre() {
    Rewrites rewrites = Rewrites.of(graph((b, x) -> x));
    assertThatThrownBy(() -> rewrites.times("FuseAll"))
        .hasMessageContaining("There is no rewrite rule 'FuseAll'")
        .hasMessageContaining("FoldMixingWeights");
    assertThat(Objects.requireNonNull(rewrites.rules().get(0)).does()).contains("sum");
  }
}
