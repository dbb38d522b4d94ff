package org.espalier.dsl.space.sequence;

import java.util.List;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.LayerNormalization;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Window;

/** The pieces that encoder and decoder layers share. */
final class Transformer {
  private Transformer() {}

  static Node norm(GraphBuilder graph, String name, Node input) {
    return graph.add(name, LayerNormalization.standard(), input);
  }

  static Node add(GraphBuilder graph, String name, Node one, Node other) {
    return graph.add(name, new Addition(), one, other);
  }

  /**
   * {@code x + W (Mish (V (norm x)))}, the same at each time step, {@code hidden} wide in between.
   * SeqNAS' code has the activation Mish and two more norms.
   */
  static Node feedForward(GraphBuilder graph, int hidden, Node input) {
    Node last = norm(graph, "norm", input);
    List<Operation> layers =
        List.of(
            linear(hidden), new Activation(Activation.Kind.MISH), linear(input.shape().channels()));
    List<String> names = List.of("expand", "activation", "narrow");
    for (int i = 0; i < layers.size(); i++) {
      last = graph.add(names.get(i), layers.get(i), last);
    }
    return add(graph, "sum", input, last);
  }

  /** A linear layer at each time step. */
  static Convolution linear(int features) {
    return new Convolution(features, Window.same(1, 1), 1, true);
  }
}
