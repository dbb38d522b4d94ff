package org.espalier.stdlib.proxy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.GlobalPooling;
import org.espalier.stdlib.engine.Summary;

/**
 * A network that yields its features and what its batch norms find.
 *
 * @param graph its first output are the features: what the last global pooling before the output
 *     reads, or the output where there is none; the others are the batch norms they depend on
 * @param exponent the true features are 2 to this times the graph's; 0 where there are batch norms
 */
record Features(Graph graph, int exponent) {
  static Features of(Graph network) {
    Node features = network.output();
    for (Node node : network.nodes()) {
      if (node.operation() instanceof GlobalPooling) {
        features = network.node(node.inputs().get(0));
      }
    }
    return of(network, features);
  }

  private static Features of(Graph network, Node features) {
    boolean[] needed = needed(network, features);
    GraphBuilder builder = Graph.builder();
    Node[] copies = new Node[network.nodes().size()];
    List<Node> norms = new ArrayList<>();
    for (Node node : network.nodes()) {
      if (needed[node.index()]) {
        copies[node.index()] =
            builder.copy(node, node.inputs().stream().map(input -> copies[input]).toList());
        if (node.operation() instanceof BatchNormalization) {
          norms.add(copies[node.index()]);
        }
      }
    }
    if (norms.isEmpty()) {
      Graph plain = builder.build(copies[features.index()]);
      Rescaled rescaled =
          Rescaled.of(plain, node -> Math.sqrt(Math.max(1, Rescaled.addends(node) / 2)));
      return new Features(rescaled.graph(), rescaled.exponent());
    }
    norms.add(0, copies[features.index()]);
    return new Features(builder.build(norms.toArray(Node[]::new)), 0);
  }

  private static boolean[] needed(Graph network, Node features) {
    boolean[] needed = new boolean[network.nodes().size()];
    needed[features.index()] = true;
    for (int i = network.nodes().size() - 1; i >= 0; i--) {
      if (needed[i]) {
        network.node(i).inputs().forEach(input -> needed[input] = true);
      }
    }
    return needed;
  }

  /** The features, and each norm's variances. */
  List<Summary> wanted() {
    List<Summary> wanted =
        new ArrayList<>(Collections.nCopies(graph.outputs().size(), Summary.VARIANCES));
    wanted.set(0, Summary.VALUES);
    return List.copyOf(wanted);
  }
}
