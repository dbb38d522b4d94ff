package org.espalier.dsl.graph;

import java.util.Comparator;
import java.util.List;
import org.espalier.dsl.graph.LabelledGraph.Edge;

/**
 * Whether one labelled graph can be renamed into another. Where refinement leaves vertices of one
 * colour, one of them is given a colour of its own, and so is in turn each vertex of the other
 * graph that it may become, until all are told apart; then only one renaming is left to compare
 * (McKay, Practical graph isomorphism, 1981, without its pruning by automorphisms: two graphs need
 * only one renaming).
 */
final class Isomorphism {
  private static final Comparator<Edge> BY_ENDS =
      Comparator.comparingInt(Edge::from).thenComparingInt(Edge::to).thenComparingInt(Edge::slot);

  private Isomorphism() {}

  static boolean between(LabelledGraph a, Colours colours, LabelledGraph b, Colours others) {
    if (colours.hash() != others.hash() || colours.size() != others.size()) {
      return false;
    }
    int vertex = colours.ambiguous();
    if (vertex < 0) {
      return others.ambiguous() < 0
          && labels(a, colours).equals(labels(b, others))
          && edges(a, colours).equals(edges(b, others));
    }
    Colours chosen = colours.choosing(vertex);
    for (int other = 0; other < others.size(); other++) {
      if (others.of(other) == colours.of(vertex) && between(a, chosen, b, others.choosing(other))) {
        return true;
      }
    }
    return false;
  }

  /** The labels in the order of the colours. */
  private static List<String> labels(LabelledGraph graph, Colours colours) {
    String[] labels = new String[colours.size()];
    for (int vertex = 0; vertex < labels.length; vertex++) {
      labels[colours.rank(vertex)] = graph.labels().get(vertex);
    }
    return List.of(labels);
  }

  /** The edges between vertices numbered by their colours. */
  private static List<Edge> edges(LabelledGraph graph, Colours colours) {
    return graph.edges().stream()
        .map(edge -> new Edge(colours.rank(edge.from()), colours.rank(edge.to()), edge.slot()))
        .sorted(BY_ENDS)
        .toList();
  }
}
