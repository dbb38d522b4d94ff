package org.espalier.stdlib.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.operation.Zero;
import org.espalier.dsl.random.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Batch norms between convolutions whose blocks of channels differ. */
@ExtendWith(OneThread.class)
class PlainNormsTest {
  /** Expands, convolves in groups and projects, each with its norm. */
  private static Graph inverted(int read, int wide, int groups, int yielded) {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("x", Shape.of(read, 4, 4));
    Node first = normed(builder, "first", Convolution.same(read, 1, 1), x);
    Node expanded = normed(builder, "expand", Convolution.same(wide, 1, 1), first);
    Node grouped =
        normed(
            builder,
            "grouped",
            new Convolution(wide, Window.same(3, 1), groups, /* bias= */ false),
            expanded);
    return builder.build(normed(builder, "project", Convolution.same(yielded, 1, 1), grouped));
  }

  private static Node normed(GraphBuilder builder, String name, Convolution convolution, Node x) {
    Node convolved = builder.add(name, convolution, x);
    Node norm = builder.add(name + ".norm", BatchNormalization.standard(), convolved);
    return builder.add(name + ".relu", new Activation(Activation.Kind.RELU), norm);
  }

  @ParameterizedTest(name = "{0} to {1} in {2} groups to {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "16 | 96 | 96 | 16 |",
        "16 | 96 | 96 | 24 | grouped",
        "24 | 144 | 144 | 24 | expand grouped",
        "24 | 24 | 24 | 40 |",
        "8 | 16 | 1 | 8 | grouped",
        "32 | 32 | 8 | 32 | expand grouped",
        "32 | 32 | 4 | 32 | expand grouped",
        "32 | 32 | 2 | 32 |",
        "5 | 7 | 7 | 5 |",
      })
  void normsReadPlainlyBetweenUnlikeBlocks(
      int read, int wide, int groups, int yielded, String names) {
    Graph graph = inverted(read, wide, groups, yielded);
    PlainNorms plain = new PlainNorms(graph, DroppedZeros.in(graph));
    List<String> found =
        graph.nodes().stream()
            .filter(node -> node.operation() instanceof BatchNormalization)
            .filter(plain::contains)
            .map(node -> node.name().replace(".norm", ""))
            .toList();
    assertThat(String.join(" ", found)).isEqualTo(names == null ? "" : names);
  }

  @ParameterizedTest
  @EnumSource
  void theirNumbersAreThoseOfThePortableForm(Mode mode) {
    for (Form form : List.of(Form.COMPILED, Form.PIECEWISE)) {
      Pass found = pass(form, mode);
      Pass wanted = pass(Form.PORTABLE, mode);
      assertThat(found.loss()).isCloseTo(wanted.loss(), within(1e-3));
      wanted
          .gradients()
          .forEach(
              (name, values) ->
                  assertThat(found.gradients().get(name))
                      .as("%s, %s", form, name)
                      .containsExactly(values, within(2e-3f)));
      wanted
          .statistics()
          .forEach(
              (name, values) ->
                  assertThat(found.statistics().get(name))
                      .as("%s, %s", form, name)
                      .containsExactly(values, within(1e-4f)));
    }
  }

  private static Pass pass(Form form, Mode mode) {
    Graph graph = inverted(24, 144, 144, 40);
    try (WeightStore store = WeightStore.create(EngineChoice.mxnet(), new Seed(5));
        Executable executable = Compiler.compile(graph, store, form, Loss.WEIGHTED_SUM)) {
      return Pass.of(executable, store, mode);
    }
  }

  @Test
  void aNormOfZerosReadsWhatItGets() {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("x", Shape.of(16, 4, 4));
    Node zero = builder.add("zero", new Zero(1), x);
    Node convolved = builder.add("wide", Convolution.same(16, 3, 1), zero);
    Node norm = builder.add("norm", BatchNormalization.standard(), convolved);
    Graph graph = builder.build(builder.add("narrow", Convolution.same(8, 1, 1), norm));
    assertThat(new PlainNorms(graph, DroppedZeros.in(graph)).contains(norm)).isFalse();
  }

  @Test
  void aNormOfSomethingElseReadsWhatItGets() {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("x", Shape.of(16, 4, 4));
    Node norm = builder.add("norm", BatchNormalization.standard(), x);
    Graph graph = builder.build(builder.add("narrow", Convolution.same(8, 1, 1), norm));
    assertThat(new PlainNorms(graph, DroppedZeros.in(graph)).contains(norm)).isFalse();
  }
}
