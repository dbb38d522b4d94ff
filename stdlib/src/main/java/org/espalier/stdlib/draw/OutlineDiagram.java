package org.espalier.stdlib.draw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;

/** A whole network with one node for each place, and one for equal places in a row. */
final class OutlineDiagram {
  private OutlineDiagram() {}

  static Diagram of(String title, Graph graph) {
    List<Stretch> stretches = Stretch.of(graph, PlaceName::of);
    List<DiagramNode> nodes = new ArrayList<>();
    Map<Integer, String> ids = new HashMap<>();
    for (Stretch stretch : stretches) {
      nodes.add(node(stretch));
      stretch.layers().forEach(place -> place.forEach(node -> ids.put(node.index(), id(stretch))));
    }
    Set<DiagramEdge> edges = new LinkedHashSet<>();
    for (Node node : graph.nodes()) {
      String to = ids.getOrDefault(node.index(), "");
      for (int input : node.inputs()) {
        String from = ids.getOrDefault(input, to);
        if (!from.equals(to) && !to.isEmpty()) {
          edges.add(DiagramEdge.of(from, to, EdgeKind.FLOW));
        }
      }
    }
    return new Diagram(title, Direction.DOWN, nodes, List.copyOf(edges));
  }

  private static String id(Stretch stretch) {
    return stretch.places().get(0).name();
  }

  private static DiagramNode node(Stretch stretch) {
    String shape = Words.times(stretch.shape().toString());
    if (stretch.isInput()) {
      return DiagramNode.of(id(stretch), NodeKind.TERMINAL, stretch.heading(), shape);
    }
    boolean smaller = StageTable.stride(stretch) > 1;
    long parameters = stretch.parameters();
    String weights = parameters == 0 ? "" : " · " + Numbers.show(parameters) + " parameters";
    String operator = Operator.of(stretch);
    String what = operator.equals(Operator.CELL) ? "" : operator + " · ";
    NodeKind kind = parameters == 0 ? NodeKind.OTHER : smaller ? NodeKind.REDUCE : NodeKind.COMPUTE;
    DiagramNode node = DiagramNode.of(id(stretch), kind, stretch.heading(), what + shape + weights);
    return stretch.count() > 1 ? node.withBadge("×" + stretch.count()) : node;
  }
}
