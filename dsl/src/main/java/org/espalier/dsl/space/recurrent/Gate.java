package org.espalier.dsl.space.recurrent;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.ChannelSlice;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.Multiplication;
import org.espalier.dsl.operation.Scaling;

/**
 * A highway: a gate decides, feature by feature, how much of a new value replaces the old one,
 * {@code s = old + sigmoid(c) (f(h) - old)} with {@code [c, h] = W x}.
 *
 * @param old what the gate lets through where it is shut, as wide as the state
 * @param open how far the gate is open, {@code sigmoid(c)}
 * @param raw the new value before its function, {@code h}
 * @param negative the old value's opposite
 */
record Gate(Node old, Node open, Node raw, Node negative) {
  /** Adds a gate and one way through it. See {@link #over} and {@link #through}. */
  static Node add(GraphBuilder graph, List<Node> inputs, Node old, String function) {
    return over(graph, inputs, old).through(graph, function);
  }

  /**
   * Adds what all ways through a gate have in common.
   *
   * @param graph the gate's own place
   * @param inputs what the matrix is multiplied by; several as one long vector
   * @param old what the gate lets through where it is shut
   */
  static Gate over(GraphBuilder graph, List<Node> inputs, Node old) {
    int width = old.shape().channels();
    Node both = product(graph, new Linear(2 * width, false), inputs);
    Node closed = graph.add("gate", new ChannelSlice(0, width), both);
    Node open = graph.add("sigmoid", new Activation(Activation.Kind.SIGMOID), closed);
    Node raw = graph.add("value", new ChannelSlice(width, 2 * width), both);
    return new Gate(old, open, raw, graph.add("negative", new Scaling(-1), old));
  }

  /**
   * Adds a way through.
   *
   * @param graph the way's own place
   * @param function what becomes of the new value, by name
   */
  Node through(GraphBuilder graph, String function) {
    Node value = Functions.apply(graph, "function", function, raw);
    Node difference = graph.add("difference", new Addition(), value, negative);
    Node change = graph.add("change", new Multiplication(), open, difference);
    return graph.add("state", new Addition(), old, change);
  }

  /** A product with a vector in parts is the sum of products with the matrix's columns in parts. */
  private static Node product(GraphBuilder graph, Linear linear, List<Node> inputs) {
    if (inputs.size() == 1) {
      return graph.add("linear", linear, inputs);
    }
    List<Node> products = new ArrayList<>();
    for (Node input : inputs) {
      products.add(graph.add("linear." + products.size(), linear, input));
    }
    return graph.add("sum", new Addition(), products);
  }
}
