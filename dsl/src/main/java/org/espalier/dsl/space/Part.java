package org.espalier.dsl.space;

import java.util.List;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;

/** One piece of a network, from one tensor to the next, at a place that is already numbered. */
interface Part {
  /** What has to be decided here; equal labels in several parts are one decision. */
  default List<Decision> decisions() {
    return List.of();
  }

  /** Adds this piece to a graph. */
  Node build(GraphBuilder graph, Node input, Choices choices);

  /** As typed, from the dot on. */
  String text();
}
