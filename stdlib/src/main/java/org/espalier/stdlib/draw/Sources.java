package org.espalier.stdlib.draw;

import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Identity;
import org.espalier.dsl.operation.Zero;

/** Where the data of a network come from, seen through identities, which a picture has as edges. */
record Sources(Graph graph) {

  /** The node that an index stands for. */
  int of(int index) {
    int source = index;
    while (isEdge(graph.node(source))) {
      source = graph.node(source).inputs().get(0);
    }
    return source;
  }

  /** Whether a node only passes its input on to others. */
  boolean isEdge(Node node) {
    return node.operation() instanceof Identity && !graph.outputs().contains(node);
  }

  /** Whether a node is a zero and what it multiplies is used by zeros alone. */
  boolean leadsNowhereElse(Node node) {
    return node.operation() instanceof Zero
        && graph.nodes().stream()
            .filter(user -> user.inputs().contains(node.inputs().get(0)))
            .allMatch(user -> user.operation() instanceof Zero);
  }
}
