package org.espalier.stdlib.proxy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;

/**
 * A network that yields what its ReLUs yield. One that several branches have each for themselves is
 * computed once.
 *
 * @param graph yields each different ReLU once
 * @param times for each output, how often it is written down in the network
 */
record Rectifiers(Graph graph, List<Integer> times) {
  /** Copies. */
  Rectifiers {
    times = List.copyOf(times);
  }

  /**
   * Of a network.
   *
   * @throws ProxyException when it has none
   */
  static Rectifiers of(Graph network) {
    GraphBuilder builder = Graph.builder();
    Node[] copies = new Node[network.nodes().size()];
    Map<List<Object>, Integer> places = new HashMap<>();
    List<Node> found = new ArrayList<>();
    List<Integer> times = new ArrayList<>();
    for (Node node : network.nodes()) {
      List<Node> reads = new ArrayList<>();
      for (int input : node.inputs()) {
        reads.add(copies[input]);
      }
      if (!isRectifier(node)) {
        copies[node.index()] = builder.copy(node, reads);
        continue;
      }
      List<Object> same = List.of(node.operation(), reads.get(0).index());
      Integer known = places.putIfAbsent(same, found.size());
      if (known == null) {
        found.add(builder.copy(node, reads));
        times.add(1);
      } else {
        times.set(known, times.get(known) + 1);
      }
      copies[node.index()] = found.get(known == null ? found.size() - 1 : known);
    }
    if (found.isEmpty()) {
      throw new ProxyException(
          "This network has no ReLU, so there are no activation patterns to compare; rank it by"
              + " a proxy that needs none, such as synflow.");
    }
    return new Rectifiers(builder.build(found.toArray(Node[]::new)), times);
  }

  private static boolean isRectifier(Node node) {
    return node.operation() instanceof Activation activation
        && (activation.kind() == Activation.Kind.RELU
            || activation.kind() == Activation.Kind.RELU6);
  }
}
