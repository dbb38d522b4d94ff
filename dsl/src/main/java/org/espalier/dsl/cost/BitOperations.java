package org.espalier.dsl.cost;

import java.util.function.Predicate;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Quantized;

/**
 * What multiply-adds cost by the bits of their factors: multiply-adds times the weights' bits times
 * the activations' bits, summed over the layers; numbers of full precision have 32 (EdMIPS, Cai and
 * Vasconcelos, CVPR 2020, arXiv 2004.05795, equation 10).
 */
public final class BitOperations {
  private BitOperations() {}

  /** Of all layers. */
  public static Cost cost() {
    return of("bit operations", node -> true);
  }

  /** Of the quantized layers alone, as EdMIPS counts them. */
  public static Cost ofQuantizedLayers() {
    return of("bit operations of quantized layers", node -> node.operation() instanceof Quantized);
  }

  private static Cost of(String name, Predicate<Node> counted) {
    return new Cost(name, "bit operations", graph -> sum(graph, counted));
  }

  private static double sum(Graph graph, Predicate<Node> counted) {
    return graph.nodes().stream().filter(counted).mapToDouble(BitOperations::of).sum();
  }

  private static double of(Node node) {
    double full = Quantized.FULL_PRECISION;
    return node.operation() instanceof Quantized quantized
        ? (double) node.macs() * quantized.weightBits() * quantized.activationBits()
        : node.macs() * full * full;
  }
}
