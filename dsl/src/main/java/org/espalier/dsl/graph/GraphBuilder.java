package org.espalier.dsl.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.espalier.dsl.operation.Input;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.ShapeException;

/**
 * Puts a graph together, node after node. Shapes are inferred and checked as nodes are added, so a
 * mistake is reported where it is made. Not safe for several threads.
 *
 * <p>{@link #within} gives a view that prefixes names; all views fill the same graph.
 */
public final class GraphBuilder {
  private final List<Node> nodes;
  private final Set<String> names;
  private final String place;

  GraphBuilder() {
    this(new ArrayList<>(), new HashSet<>(), "");
  }

  private GraphBuilder(List<Node> nodes, Set<String> names, String place) {
    this.nodes = nodes;
    this.names = names;
    this.place = place;
  }

  /** A view on the same graph in which names begin with {@code part/}. */
  public GraphBuilder within(String part) {
    return new GraphBuilder(nodes, names, place + part + "/");
  }

  /** Adds what is fed from outside. */
  public Node input(String name, Shape shape) {
    return add(name, new Input(shape));
  }

  /**
   * Adds an operation on nodes that were added before.
   *
   * @param name its name at this place, unique here
   * @throws ShapeException when the inputs' shapes do not fit, naming the place
   */
  public Node add(String name, Operation operation, Node... inputs) {
    return add(name, operation, List.of(inputs));
  }

  /** Adds an operation on a list of nodes. */
  public Node add(String name, Operation operation, List<Node> inputs) {
    String full = place + name;
    inputs.forEach(input -> requireOwn(full, input));
    if (!names.add(full)) {
      throw new IllegalArgumentException(
          "Two nodes are named '" + full + "'; every node of a graph needs a name of its own.");
    }
    List<Shape> shapes = inputs.stream().map(Node::shape).toList();
    Node node = node(full, operation, inputs, shapes);
    nodes.add(node);
    return node;
  }

  private Node node(String name, Operation operation, List<Node> inputs, List<Shape> shapes) {
    try {
      return new Node(
          nodes.size(),
          name,
          operation,
          inputs.stream().map(Node::index).toList(),
          operation.output(shapes),
          operation.weights(shapes),
          operation.macs(shapes));
    } catch (ShapeException e) {
      throw new ShapeException("At '" + name + "' (" + operation.label() + "): " + e.getMessage());
    }
  }

  private void requireOwn(String name, Node input) {
    boolean own = input.index() < nodes.size() && nodes.get(input.index()).equals(input);
    if (!own) {
      throw new IllegalArgumentException(
          "'" + name + "' reads '" + input.name() + "', which is a node of another graph.");
    }
  }

  /** The graph of all nodes added so far. */
  public Graph build(Node... outputs) {
    if (outputs.length == 0) {
      throw new IllegalArgumentException("A graph needs at least one output.");
    }
    for (Node output : outputs) {
      requireOwn("the output", output);
    }
    return new Graph(nodes, List.of(outputs).stream().map(Node::index).toList());
  }
}
