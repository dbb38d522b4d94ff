package org.espalier.dsl.graph;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jgrapht.alg.isomorphism.VF2GraphIsomorphismInspector;
import org.jgrapht.graph.SimpleDirectedGraph;

/**
 * What {@link LabelledGraph#equals} is held against: JGraphT's VF2, which knows nothing of colours.
 */
public final class IsomorphismOracle {
  private IsomorphismOracle() {}

  /** Whether the vertices of one can be renamed into those of the other. */
  public static boolean isomorphic(LabelledGraph one, LabelledGraph other) {
    return one.labels().stream().sorted().toList().equals(other.labels().stream().sorted().toList())
        && new VF2GraphIsomorphismInspector<>(
                simple(one),
                simple(other),
                Comparator.comparing(Vertex::label),
                Comparator.comparing(Uses::slots))
            .isomorphismExists();
  }

  private static SimpleDirectedGraph<Vertex, Uses> simple(LabelledGraph graph) {
    SimpleDirectedGraph<Vertex, Uses> simple = new SimpleDirectedGraph<>(null, null, false);
    List<Vertex> vertices =
        IntStream.range(0, graph.labels().size())
            .mapToObj(i -> new Vertex(i, graph.labels().get(i)))
            .toList();
    vertices.forEach(simple::addVertex);
    Map<List<Integer>, TreeMap<Integer, Integer>> slots = new HashMap<>();
    for (LabelledGraph.Edge edge : graph.edges()) {
      slots
          .computeIfAbsent(List.of(edge.from(), edge.to()), ends -> new TreeMap<>())
          .merge(edge.slot(), 1, Integer::sum);
    }
    slots.forEach(
        (ends, uses) ->
            simple.addEdge(
                vertices.get(ends.get(0)),
                vertices.get(ends.get(1)),
                new Uses(ends.get(0), ends.get(1), uses.toString())));
    return simple;
  }

  private record Vertex(int index, String label) {}

  /** All uses of one vertex by another: how often in which slot. */
  private record Uses(int from, int to, String slots) {}
}
