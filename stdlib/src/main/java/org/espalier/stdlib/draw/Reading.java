package org.espalier.stdlib.draw;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The order in which a diagram is read. */
final class Reading {
  private Reading() {}

  /**
   * The nodes such that every edge leads forward, the given order kept where the edges leave a
   * choice.
   *
   * @throws IllegalArgumentException when the edges close a cycle
   */
  static List<DiagramNode> order(List<DiagramNode> nodes, List<DiagramEdge> edges) {
    Map<String, Integer> waitingFor = new LinkedHashMap<>();
    Map<String, List<String>> following = new LinkedHashMap<>();
    for (DiagramNode node : nodes) {
      waitingFor.put(node.id(), 0);
      following.put(node.id(), new ArrayList<>());
    }
    for (DiagramEdge edge : edges) {
      waitingFor.merge(edge.to(), 1, Integer::sum);
      following.computeIfAbsent(edge.from(), id -> new ArrayList<>()).add(edge.to());
    }
    List<DiagramNode> left = new ArrayList<>(nodes);
    List<DiagramNode> read = new ArrayList<>();
    while (!left.isEmpty()) {
      DiagramNode next = firstReady(left, waitingFor);
      left.remove(next);
      read.add(next);
      for (String id : following.getOrDefault(next.id(), List.of())) {
        waitingFor.merge(id, -1, Integer::sum);
      }
    }
    return List.copyOf(read);
  }

  private static DiagramNode firstReady(List<DiagramNode> left, Map<String, Integer> waitingFor) {
    for (DiagramNode node : left) {
      if (waitingFor.getOrDefault(node.id(), 0) == 0) {
        return node;
      }
    }
    throw new IllegalArgumentException(
        "The edges of the diagram close a cycle among the nodes "
            + left.stream().map(DiagramNode::id).toList()
            + ". A diagram must be acyclic.");
  }
}
