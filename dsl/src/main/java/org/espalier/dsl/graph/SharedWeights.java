package org.espalier.dsl.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which nodes of a graph share their arrays. */
final class SharedWeights {
  private SharedWeights() {}

  /** The nodes of each place that several nodes keep their weights at. */
  static List<List<Integer>> of(Graph graph) {
    Map<String, List<Integer>> places = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      if (!node.weights().isEmpty()) {
        places.computeIfAbsent(node.weightsAt(), place -> new ArrayList<>()).add(node.index());
      }
    }
    return places.values().stream().filter(nodes -> nodes.size() > 1).toList();
  }
}
