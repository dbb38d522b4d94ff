package org.espalier.stdlib.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.MixingWeights;
import org.espalier.dsl.operation.WeightedSum;

/**
 * How the mixtures of a supernet can be computed for less, exactly. Before: every option's output
 * is multiplied by its weight, and the products are added, mixture by mixture, edge by edge. After:
 *
 * <ul>
 *   <li>a batch norm that only one mixture reads multiplies by the weight itself, in its gamma and
 *       beta: {@code w (g x + b) = (w g) x + w b};
 *   <li>a mixture that only one sum reads gives that sum its terms, so a node of a cell is one sum.
 * </ul>
 */
final class Mixtures {
  private final Graph graph;
  private final DroppedZeros zeros;
  private final int[] readers;
  private final Map<Integer, Share> folded = new HashMap<>();

  /** One option's weight in a mixture. */
  record Share(Node weights, int option) {}

  private Mixtures(Graph graph, DroppedZeros zeros, int[] readers) {
    this.graph = graph;
    this.zeros = zeros;
    this.readers = readers;
  }

  static Mixtures in(Graph graph, DroppedZeros zeros) {
    int[] readers = new int[graph.nodes().size()];
    for (Node node : graph.nodes()) {
      if (zeros.isLive(node)) {
        zeros.terms(node).forEach(input -> readers[input]++);
      }
    }
    graph.outputs().forEach(output -> readers[output.index()]++);
    Mixtures mixtures = new Mixtures(graph, zeros, readers);
    graph.nodes().stream().filter(mixtures::isStatic).forEach(mixtures::fold);
    return mixtures;
  }

  private void fold(Node mixture) {
    Node weights = graph.node(mixture.inputs().get(0));
    for (int option = 0; option + 1 < mixture.inputs().size(); option++) {
      Node term = graph.node(mixture.inputs().get(option + 1));
      if (readers[term.index()] == 1 && term.operation() instanceof BatchNormalization) {
        folded.put(term.index(), new Share(weights, option));
      }
    }
  }

  /** Whether a node is a mixture whose weights are the same for all examples, and that runs. */
  boolean isStatic(Node node) {
    return node.operation() instanceof WeightedSum
        && zeros.isLive(node)
        && !zeros.isZero(node)
        && graph.node(node.inputs().get(0)).operation() instanceof MixingWeights;
  }

  /** The weight that a batch norm multiplies by. */
  Optional<Share> foldedInto(Node norm) {
    return Optional.ofNullable(folded.get(norm.index()));
  }

  /** How many batch norms multiply by a mixing weight. */
  int folds() {
    return folded.size();
  }

  /** How many mixtures give their terms to a sum. */
  int flattened() {
    return (int)
        graph.nodes().stream()
            .filter(node -> node.operation() instanceof Addition && zeros.isLive(node))
            .flatMap(node -> zeros.terms(node).stream())
            .filter(term -> givesTerms(graph.node(term)))
            .count();
  }

  /** Whether a node is a mixture that gives its terms to the only sum that reads it. */
  boolean givesTerms(Node node) {
    return isStatic(node) && readers[node.index()] == 1;
  }
}
