package org.espalier.dsl.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.IsomorphismOracle;
import org.espalier.dsl.graph.LabelledGraph;
import org.espalier.dsl.space.cell.Genotype;
import org.espalier.dsl.space.cell.TwoInputCell;
import org.junit.jupiter.api.Test;

/** Cells of two inputs have one key exactly if renaming their nodes makes one of the other. */
class CanonicalKeyTest {
  private static final SearchSpace DARTS = Spaces.darts();

  private static SearchSpace of(TwoInputCell cell) {
    return network(image(3, 8, 8)).stem(conv(3, 4)).repeat(1, cell.channels(2)).classes(2);
  }

  private static TwoInputCell normal(int nodes) {
    return cell("normal").inputs(2).nodes(nodes);
  }

  private static Genotype genotype(Architecture architecture) {
    return Genotype.parse(architecture.toString());
  }

  /** The graph of a genotype's cells, written down without the code under test. */
  private static LabelledGraph graph(Genotype genotype) {
    List<String> labels = new ArrayList<>();
    List<LabelledGraph.Edge> edges = new ArrayList<>();
    genotype
        .cells()
        .forEach(
            (name, cell) -> {
              int start = labels.size();
              labels.addAll(List.of(name + " older input", name + " newer input"));
              List<Integer> states = new ArrayList<>(List.of(start, start + 1));
              for (List<Genotype.Edge> node : cell.nodes()) {
                List<Integer> read = new ArrayList<>();
                for (Genotype.Edge edge : node) {
                  edges.add(new LabelledGraph.Edge(states.get(edge.input()), labels.size(), 0));
                  read.add(labels.size());
                  labels.add(edge.operation());
                }
                read.forEach(from -> edges.add(new LabelledGraph.Edge(from, labels.size(), 0)));
                states.add(labels.size());
                labels.add("sum");
              }
              cell.concat()
                  .forEach(
                      end -> edges.add(new LabelledGraph.Edge(states.get(end), labels.size(), 0)));
              labels.add(name + " output");
            });
    return new LabelledGraph(labels, edges);
  }

  /** The same cell with its nodes in another order that runs forwards. */
  private static Genotype.Cell renamed(Genotype.Cell cell, RandomGenerator random) {
    List<Integer> order = new ArrayList<>(List.of(0, 1));
    while (order.size() < cell.nodes().size() + 2) {
      List<Integer> open =
          IntStream.range(2, cell.nodes().size() + 2)
              .filter(node -> !order.contains(node))
              .filter(
                  node ->
                      cell.nodes().get(node - 2).stream()
                          .allMatch(edge -> order.contains(edge.input())))
              .boxed()
              .toList();
      order.add(open.get(random.nextInt(open.size())));
    }
    List<List<Genotype.Edge>> nodes = new ArrayList<>();
    for (int node : order.subList(2, order.size())) {
      nodes.add(
          cell.nodes().get(node - 2).stream()
              .map(edge -> new Genotype.Edge(edge.operation(), order.indexOf(edge.input())))
              .toList());
    }
    return new Genotype.Cell(nodes, cell.concat().stream().map(order::indexOf).sorted().toList());
  }

  private static Genotype renamed(Genotype genotype, RandomGenerator random) {
    Map<String, Genotype.Cell> cells = new LinkedHashMap<>();
    genotype.cells().forEach((name, cell) -> cells.put(name, renamed(cell, random)));
    return new Genotype(cells);
  }

  @Test
  void renamingNodesKeepsTheKey() {
    int[] moved = {0};
    qt().withExamples(500)
        .forAll(longs().all())
        .check(
            value -> {
              RandomGenerator random = seed(value).stream("key");
              Architecture architecture = DARTS.sample(random);
              Architecture other = DARTS.parse(renamed(genotype(architecture), random).toString());
              moved[0] += other.equals(architecture) ? 0 : 1;
              return other.key().equals(architecture.key())
                  && other.key().hashCode() == architecture.key().hashCode();
            });
    assertThat(moved[0]).isGreaterThan(100);
  }

  @Test
  void oneOtherChoiceKeepsTheKeyOnlyWhereTheGraphStays() {
    qt().withExamples(500)
        .forAll(longs().all())
        .check(
            value -> {
              RandomGenerator random = seed(value).stream("key");
              Architecture architecture = DARTS.sample(random);
              Architecture other = architecture.mutate(random);
              return other.key().equals(architecture.key())
                  == IsomorphismOracle.isomorphic(
                      graph(genotype(architecture)), graph(genotype(other)));
            });
  }

  @Test
  void allSmallCellsOfTheDartsKindAreToldApartAsByTheOracle() {
    SearchSpace space = of(normal(3).keep(2, ops(SKIP_CONNECT, SEP_CONV_3X3)));
    // 4 * 12 * 24 architectures.
    assertThat(space.size()).isEqualTo(1_152);
    assertThat(space.uniqueSize()).isEqualTo(requireKeysToBeGraphs(space));
  }

  @Test
  void allSmallCellsWithLooseEndsAreToldApartAsByTheOracle() {
    SearchSpace space = of(normal(2).pick(2, ops(SKIP_CONNECT, SEP_CONV_3X3)).looseEnds());
    assertThat(space.size()).isEqualTo(16 * 36);
    assertThat(space.uniqueSize()).isEqualTo(requireKeysToBeGraphs(space));
  }

  /** Every vertex with what it reads and what reads it, which no renaming changes. */
  private static List<String> profile(LabelledGraph graph) {
    return IntStream.range(0, graph.labels().size())
        .mapToObj(
            vertex ->
                graph.labels().get(vertex)
                    + graph.edges().stream()
                        .filter(edge -> edge.to() == vertex)
                        .map(edge -> graph.labels().get(edge.from()))
                        .sorted()
                        .toList()
                    + graph.edges().stream()
                        .filter(edge -> edge.from() == vertex)
                        .map(edge -> graph.labels().get(edge.to()))
                        .sorted()
                        .toList())
        .sorted()
        .toList();
  }

  /** Compares keys with the oracle for all pairs of one profile; counts keys. */
  private static int requireKeysToBeGraphs(SearchSpace space) {
    Map<Object, LabelledGraph> first = new HashMap<>();
    Map<List<String>, List<LabelledGraph>> alike = new HashMap<>();
    space
        .enumerate()
        .forEach(
            architecture -> {
              LabelledGraph graph = graph(genotype(architecture));
              LabelledGraph before = first.putIfAbsent(architecture.key(), graph);
              if (before != null) {
                assertThat(IsomorphismOracle.isomorphic(before, graph)).as("%s", graph).isTrue();
              } else {
                alike.computeIfAbsent(profile(graph), any -> new ArrayList<>()).add(graph);
              }
            });
    for (List<LabelledGraph> graphs : alike.values()) {
      for (int i = 0; i < graphs.size(); i++) {
        for (int j = 0; j < i; j++) {
          assertThat(IsomorphismOracle.isomorphic(graphs.get(i), graphs.get(j)))
              .as("%s and %s", graphs.get(i), graphs.get(j))
              .isFalse();
        }
      }
    }
    return first.size();
  }

  @Test
  void nodesThatComputeAlikeAreStillTwo() {
    // Nodes 2 and 3 are alike, but have weights of their own: 4 and 5 read one of them, or both.
    SearchSpace space = of(normal(4).keep(2, ops(SKIP_CONNECT, SEP_CONV_3X3)));
    String pair = "('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ";
    String text =
        "Genotype(normal=["
            + pair
            + pair
            + "('sep_conv_3x3', 0), ('sep_conv_3x3', 2), ('sep_conv_3x3', 1), ('sep_conv_3x3', %d)],"
            + " normal_concat=range(2, 6))";
    Architecture one = space.parse(text.formatted(2));
    Architecture both = space.parse(text.formatted(3));
    assertThat(one.key()).isNotEqualTo(both.key());
    assertThat(space.parse(text.replace("2)", "3)").formatted(3)).key()).isEqualTo(one.key());
  }

  @Test
  void theOrderInsideABlockDoesNotCountButHowItCombinesDoes() {
    SearchSpace space =
        of(normal(1).pick(2, ops(IDENTITY, SEP_CONV_3X3)).combine(ADD, CONCATENATE).looseEnds());
    Architecture added = space.architecture(0, 1, 0, 1, 0);
    assertThat(space.architecture(1, 0, 1, 0, 0).key()).isEqualTo(added.key());
    assertThat(space.architecture(0, 1, 1, 0, 0).key()).isNotEqualTo(added.key());
    assertThat(space.architecture(0, 1, 0, 1, 1).key()).isNotEqualTo(added.key());
  }

  @Test
  void theTwoInputsAreNotExchanged() {
    SearchSpace space = of(normal(1).keep(2, ops(SKIP_CONNECT, SEP_CONV_3X3)));
    assertThat(space.uniqueSize()).isEqualTo(4);
  }
}
