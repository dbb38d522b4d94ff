package org.espalier.stdlib.strategy.relaxed.derivation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.space.cell.Genotype;

/**
 * An edge that a derivation keeps, through one operation.
 *
 * @param edge which
 * @param option the operation's index
 */
record Kept(ScoredEdge edge, int option) {
  /** Its score. */
  double score() {
    return edge.at(option);
  }

  private Genotype.Edge written() {
    return new Genotype.Edge(edge.option(option), edge.from());
  }

  /** For reasons: {@code 1 by sep_conv_3x3 (0.2797)}. */
  String text() {
    return String.format(Locale.ROOT, "%d by %s (%.4f)", edge.from(), edge.option(option), score());
  }

  /**
   * The architecture of what every node keeps; edges are written by the states that they read.
   *
   * @param keeps what a node keeps of the edges into it
   */
  static Derived derived(
      SearchSpace space, List<Scores> scores, Function<List<ScoredEdge>, List<Kept>> keeps) {
    Map<String, SortedMap<Integer, List<Kept>>> cells = new LinkedHashMap<>();
    ScoredEdge.all(scores)
        .forEach(
            (cell, nodes) ->
                nodes.forEach(
                    (node, edges) ->
                        cells
                            .computeIfAbsent(cell, fresh -> new TreeMap<>())
                            .put(node, keeps.apply(edges))));
    return derived(space, cells);
  }

  private static Derived derived(
      SearchSpace space, Map<String, SortedMap<Integer, List<Kept>>> cells) {
    Map<String, Genotype.Cell> written = new LinkedHashMap<>();
    List<String> reasons = new ArrayList<>();
    cells.forEach(
        (cell, nodes) -> {
          List<List<Genotype.Edge>> edges = new ArrayList<>();
          nodes.forEach(
              (node, kept) -> {
                List<Kept> sorted = new ArrayList<>(kept);
                sorted.sort((a, b) -> Integer.compare(a.edge.from(), b.edge.from()));
                edges.add(sorted.stream().map(Kept::written).toList());
                reasons.add(reason(cell, node, kept));
              });
          int first = nodes.firstKey();
          List<Integer> output = IntStream.range(first, first + nodes.size()).boxed().toList();
          written.put(cell, new Genotype.Cell(edges, output));
        });
    return new Derived(space.parse(new Genotype(written).toString()), reasons);
  }

  private static String reason(String cell, int node, List<Kept> kept) {
    return cell
        + "/node."
        + node
        + " keeps "
        + kept.stream().map(Kept::text).collect(Collectors.joining(", "));
  }
}
