package org.espalier.stdlib.proxy;

import java.util.Collections;
import java.util.List;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.Loss;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.Start;
import org.espalier.stdlib.engine.Summary;

/**
 * Which units of the network's ReLUs are positive for which images.
 *
 * @param kernel for each two images, on how many units they agree
 * @param units of all ReLUs
 */
record ActivationPatterns(SquareMatrix kernel, long units) {
  /** Of the probe's images, batch norms in training mode. */
  static ActivationPatterns of(Probe probe) {
    Graph graph = outputs(probe.network());
    Weights weights = Weights.of(Start.TRAINING, Mode.TRAINING);
    Executable run = probe.run(graph, weights, Loss.WEIGHTED_SUM);
    List<Summary> wanted = Collections.nCopies(graph.outputs().size(), Summary.AGREEMENT);
    int count = probe.images().count();
    double[] both = new double[count * count];
    for (float[] part : run.read(probe.images().batch(), Mode.TRAINING, wanted)) {
      for (int i = 0; i < both.length; i++) {
        both[i] += part[i];
      }
    }
    long units = graph.outputs().stream().mapToLong(node -> node.shape().elements()).sum();
    return new ActivationPatterns(kernel(both, count, units), units);
  }

  private static SquareMatrix kernel(double[] both, int count, long units) {
    double[][] kernel = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        double differing = both[i * count + i] + both[j * count + j] - 2 * both[i * count + j];
        kernel[i][j] = units - differing;
      }
    }
    return SquareMatrix.of(kernel);
  }

  /**
   * A network that yields what its ReLUs yield: all that are written down, so one that several
   * branches have each for themselves counts as often.
   *
   * @throws ProxyException when it has none
   */
  static Graph outputs(Graph network) {
    GraphBuilder builder = Graph.builder();
    Node[] copies = new Node[network.nodes().size()];
    for (Node node : network.nodes()) {
      copies[node.index()] =
          builder.copy(node, node.inputs().stream().map(input -> copies[input]).toList());
    }
    Node[] rectifiers =
        network.nodes().stream()
            .filter(ActivationPatterns::isRectifier)
            .map(node -> copies[node.index()])
            .toArray(Node[]::new);
    if (rectifiers.length == 0) {
      throw new ProxyException(
          "This network has no ReLU, so there are no activation patterns to compare; rank it by"
              + " a proxy that needs none, such as synflow.");
    }
    return builder.build(rectifiers);
  }

  private static boolean isRectifier(Node node) {
    return node.operation() instanceof Activation activation
        && (activation.kind() == Activation.Kind.RELU
            || activation.kind() == Activation.Kind.RELU6);
  }
}
