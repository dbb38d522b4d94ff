package org.espalier.stdlib.proxy;

import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Input;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Shape;

/** A network of the same form with as few channels, and for as small an image, as it allows. */
final class Thinned {
  private static final int LEAST = 3;
  private static final int MOST = 8;

  private Thinned() {}

  /**
   * All channels divided by the fewest that a convolution has, for images of one channel of 3x3, or
   * of the least size up to 8x8 that the network can read; the network itself where it can read
   * none of them.
   */
  static Graph of(Graph network) {
    int divisor =
        network.nodes().stream()
            .map(Node::operation)
            .filter(Convolution.class::isInstance)
            .mapToInt(operation -> ((Convolution) operation).filters())
            .min()
            .orElse(1);
    boolean images = network.inputs().stream().allMatch(input -> input.shape().isImage());
    for (int size = LEAST; images && size <= MOST; size++) {
      try {
        return rebuilt(network, divisor, Shape.of(1, size, size));
      } catch (IllegalArgumentException tooSmall) {
        // Some layer can't work on so few numbers: the next size may do.
      }
    }
    return network;
  }

  private static Graph rebuilt(Graph network, int divisor, Shape image) {
    GraphBuilder builder = Graph.builder().replacing(asked -> thin(asked, divisor, image));
    Node[] copies = new Node[network.nodes().size()];
    for (Node node : network.nodes()) {
      copies[node.index()] =
          builder.copy(node, node.inputs().stream().map(input -> copies[input]).toList());
    }
    return builder.build(copies[network.output().index()]);
  }

  private static Operation thin(Operation asked, int divisor, Shape image) {
    if (asked instanceof Input) {
      return new Input(image);
    }
    if (asked instanceof Convolution convolution) {
      int filters = Math.max(1, convolution.filters() / divisor);
      int groups = Math.max(1, convolution.groups() / divisor);
      return new Convolution(filters, convolution.window(), groups, convolution.bias());
    }
    return asked;
  }
}
