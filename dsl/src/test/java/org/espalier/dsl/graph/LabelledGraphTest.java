package org.espalier.dsl.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.seed;
import static org.espalier.dsl.Spaces.nasBench201;
import static org.espalier.dsl.Spaces.sizes;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.rewrite.Rewriting;
import org.espalier.dsl.rewrite.rule.Rules;
import org.junit.jupiter.api.Test;

class LabelledGraphTest {
  private static LabelledGraph random(RandomGenerator random, int vertices) {
    List<String> labels = new ArrayList<>();
    List<LabelledGraph.Edge> edges = new ArrayList<>();
    for (int to = 0; to < vertices; to++) {
      labels.add(String.valueOf((char) ('a' + random.nextInt(2))));
      for (int from = 0; from < to; from++) {
        if (random.nextInt(3) == 0) {
          edges.add(new LabelledGraph.Edge(from, to, random.nextInt(2)));
        }
      }
    }
    return new LabelledGraph(labels, edges);
  }

  /** The same graph with its vertices renamed, in another topological order. */
  private static LabelledGraph renamed(LabelledGraph graph, RandomGenerator random) {
    int size = graph.labels().size();
    List<Integer> order = new ArrayList<>();
    List<Integer> open = new ArrayList<>();
    int[] missing = new int[size];
    graph.edges().forEach(edge -> missing[edge.to()]++);
    for (int i = 0; i < size; i++) {
      if (missing[i] == 0) {
        open.add(i);
      }
    }
    while (!open.isEmpty()) {
      int next = open.remove(random.nextInt(open.size()));
      order.add(next);
      for (LabelledGraph.Edge edge : graph.edges()) {
        if (edge.from() == next && --missing[edge.to()] == 0) {
          open.add(edge.to());
        }
      }
    }
    List<LabelledGraph.Edge> edges = new ArrayList<>();
    for (LabelledGraph.Edge edge : graph.edges()) {
      edges.add(
          new LabelledGraph.Edge(
              order.indexOf(edge.from()), order.indexOf(edge.to()), edge.slot()));
    }
    Collections.shuffle(edges, new Random(random.nextLong()));
    return new LabelledGraph(order.stream().map(graph.labels()::get).toList(), edges);
  }

  @Test
  void renamingChangesNothing() {
    qt().withExamples(200)
        .forAll(longs().all())
        .check(
            value -> {
              RandomGenerator random = seed(value).stream("graph");
              LabelledGraph graph = random(random, 2 + random.nextInt(12));
              LabelledGraph other = renamed(graph, random);
              return graph.equals(other) && graph.hashCode() == other.hashCode();
            });
  }

  @Test
  void oneEdgeMoreIsAnotherGraph() {
    qt().withExamples(200)
        .forAll(longs().all())
        .check(
            value -> {
              RandomGenerator random = seed(value).stream("graph");
              LabelledGraph graph = random(random, 4 + random.nextInt(8));
              List<LabelledGraph.Edge> edges = new ArrayList<>(graph.edges());
              edges.add(new LabelledGraph.Edge(0, 1 + random.nextInt(3), 0));
              return !graph.equals(new LabelledGraph(graph.labels(), edges));
            });
  }

  @Test
  void graphsThatRefinementConfusesAreToldApart() {
    // Four sources and four sinks, each with two edges: one ring of eight, or two rings of four.
    LabelledGraph ring =
        bipartite(8, new int[][] {{0, 4}, {0, 5}, {1, 5}, {1, 6}, {2, 6}, {2, 7}, {3, 7}, {3, 4}});
    LabelledGraph squares =
        bipartite(8, new int[][] {{0, 4}, {0, 5}, {1, 4}, {1, 5}, {2, 6}, {2, 7}, {3, 6}, {3, 7}});
    assertThat(ring.hash()).isEqualTo(squares.hash());
    assertThat(ring).isNotEqualTo(squares);
  }

  private static LabelledGraph bipartite(int vertices, int[][] pairs) {
    List<LabelledGraph.Edge> edges = new ArrayList<>();
    for (int[] pair : pairs) {
      edges.add(new LabelledGraph.Edge(pair[0], pair[1], 0));
    }
    return new LabelledGraph(Collections.nCopies(vertices, "v"), edges);
  }

  @Test
  void sumsCommuteAndConcatenationsDoNot() {
    assertThat(two(new Addition(), false).canonical())
        .isEqualTo(two(new Addition(), true).canonical());
    assertThat(two(new Concatenation(), false).canonical())
        .isNotEqualTo(two(new Concatenation(), true).canonical());
  }

  private static Graph two(Operation merge, boolean swapped) {
    GraphBuilder builder = Graph.builder();
    Node image = builder.input("image", Shape.of(2, 4, 4));
    Node a = builder.add("a", new Activation(Activation.Kind.RELU), image);
    Node b = builder.add("b", Convolution.same(2, 1, 1), image);
    return builder.build(builder.add("merge", merge, swapped ? List.of(b, a) : List.of(a, b)));
  }

  @Test
  void sharedWeightsCount() {
    assertThat(twice(true).parameters()).isEqualTo(36);
    assertThat(twice(false).parameters()).isEqualTo(72);
    assertThat(twice(true).canonical()).isNotEqualTo(twice(false).canonical());
  }

  private static Graph twice(boolean shared) {
    GraphBuilder builder = Graph.builder();
    Node image = builder.input("image", Shape.of(2, 4, 4));
    Convolution convolution = Convolution.same(2, 3, 1);
    Node first = (shared ? builder.sharing("1") : builder.within("1")).add("c", convolution, image);
    return builder.build(
        (shared ? builder.sharing("2") : builder.within("2")).add("c", convolution, first));
  }

  @Test
  void networksWhoseNodesAreExchangedAreOne() {
    SearchSpace space = nasBench201(sizes("nb201").channels(4).layers(1));
    String zero = "|none~0|+|nor_conv_3x3~0|none~1|+|none~0|none~1|nor_conv_1x1~2|";
    String one = "|nor_conv_3x3~0|+|none~0|none~1|+|none~0|nor_conv_1x1~1|none~2|";
    assertThat(simple(space, zero)).isEqualTo(simple(space, one));
    assertThat(simple(space, zero))
        .isNotEqualTo(simple(space, one.replace("conv_1x1", "conv_3x3")));
  }

  private static LabelledGraph simple(SearchSpace space, String text) {
    return new Rewriting(Rules.SIMPLIFY).apply(space.parse(text).network()).graph().canonical();
  }

  @Test
  void anEdgeBackwardsIsRefused() {
    assertThatThrownBy(
            () -> new LabelledGraph(List.of("a", "b"), List.of(new LabelledGraph.Edge(1, 0, 0))))
        .hasMessageContaining("but got 1 to 0");
  }
}
