package org.espalier.dsl.graph;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jgrapht.alg.isomorphism.VF2GraphIsomorphismInspector;
import org.jgrapht.graph.SimpleDirectedGraph;

/** Whether one labelled graph can be renamed into another; their label multisets are equal. */
final class Isomorphism {
  private Isomorphism() {}

  static boolean between(LabelledGraph a, Colours colours, LabelledGraph b, Colours others) {
    if (colours.tellAllApart() && others.tellAllApart()) {
      return byColour(a, colours).equals(byColour(b, others))
          && labelled(a, colours).equals(labelled(b, others));
    }
    return new VF2GraphIsomorphismInspector<>(
            simple(a, colours),
            simple(b, others),
            Comparator.comparing(Vertex::label).thenComparing(Vertex::colour),
            Comparator.comparing(Uses::slots))
        .isomorphismExists();
  }

  /** How often each edge comes, its ends named by their colours. */
  private static Map<List<Long>, Long> byColour(LabelledGraph graph, Colours colours) {
    return graph.edges().stream()
        .collect(
            Collectors.groupingBy(
                edge -> List.of(colours.of(edge.from()), colours.of(edge.to()), (long) edge.slot()),
                Collectors.counting()));
  }

  private static Map<Long, String> labelled(LabelledGraph graph, Colours colours) {
    return IntStream.range(0, graph.labels().size())
        .boxed()
        .collect(Collectors.toMap(colours::of, graph.labels()::get));
  }

  private static SimpleDirectedGraph<Vertex, Uses> simple(LabelledGraph graph, Colours colours) {
    SimpleDirectedGraph<Vertex, Uses> simple = new SimpleDirectedGraph<>(null, null, false);
    List<Vertex> vertices =
        IntStream.range(0, graph.labels().size())
            .mapToObj(i -> new Vertex(i, graph.labels().get(i), colours.of(i)))
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

  private record Vertex(int index, String label, long colour) {}

  /** All uses of one vertex by another: how often in which slot. */
  private record Uses(int from, int to, String slots) {}
}
