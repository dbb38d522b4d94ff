package org.espalier.dsl.cost;

import java.util.Arrays;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Identity;

/** How many numbers of a network's tensors are held at once, for one example. */
final class ActivationMemory {
  private ActivationMemory() {}

  /** In training every tensor is kept for the way back; an identity is the tensor that it reads. */
  static long kept(Graph graph) {
    return graph.nodes().stream()
        .filter(node -> !(node.operation() instanceof Identity))
        .mapToLong(node -> node.shape().elements())
        .sum();
  }

  /**
   * In evaluation a tensor goes when its last reader has run, nodes running in the graph's order;
   * the most that is held at once.
   */
  static long peak(Graph graph) {
    int[] lastReader = new int[graph.nodes().size()];
    Arrays.setAll(lastReader, index -> index);
    for (Node node : graph.nodes()) {
      node.inputs().forEach(input -> lastReader[input] = node.index());
    }
    graph.outputs().forEach(output -> lastReader[output.index()] = lastReader.length);
    long held = 0;
    long peak = 0;
    for (Node node : graph.nodes()) {
      held += node.shape().elements();
      peak = Math.max(peak, held);
      for (int before = 0; before <= node.index(); before++) {
        held -= lastReader[before] == node.index() ? graph.node(before).shape().elements() : 0;
      }
    }
    return peak;
  }
}
