package org.espalier.dsl.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.espalier.dsl.operation.Input;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.ShapeException;
import org.espalier.dsl.operation.Weight;

/**
 * Puts a graph together, node after node. Shapes are inferred and checked as nodes are added, so a
 * mistake is reported where it is made. Not safe for several threads.
 *
 * <p>{@link #within} gives a view that prefixes names; all views fill the same graph.
 */
public final class GraphBuilder {
  private final List<Node> nodes;
  private final Set<String> names;
  private final Map<String, Weight> weights;
  private final String place;
  private final String weightPlace;
  private final UnaryOperator<Operation> replacement;

  GraphBuilder() {
    this(
        new ArrayList<>(),
        new HashSet<>(),
        new LinkedHashMap<>(),
        "",
        "",
        UnaryOperator.identity());
  }

  private GraphBuilder(
      List<Node> nodes,
      Set<String> names,
      Map<String, Weight> weights,
      String place,
      String weightPlace,
      UnaryOperator<Operation> replacement) {
    this.nodes = nodes;
    this.names = names;
    this.weights = weights;
    this.place = place;
    this.weightPlace = weightPlace;
    this.replacement = replacement;
  }

  private GraphBuilder at(String otherPlace, String otherWeightPlace) {
    return new GraphBuilder(nodes, names, weights, otherPlace, otherWeightPlace, replacement);
  }

  /**
   * A view at the same place in which other operations are added than those that are asked for,
   * such as batch norms without gamma and beta.
   */
  public GraphBuilder replacing(UnaryOperator<Operation> other) {
    return new GraphBuilder(
        nodes, names, weights, place, weightPlace, asked -> replacement.apply(other.apply(asked)));
  }

  /** Where names begin here, such as {@code cell.3/edge.0-2}; empty at the graph's own place. */
  public String place() {
    return place.isEmpty() ? place : place.substring(0, place.length() - 1);
  }

  /** A view on the same graph in which names begin with {@code part/}. */
  public GraphBuilder within(String part) {
    return at(place + part + "/", weightPlace + part + "/");
  }

  /**
   * A view in which names begin with {@code part/} but weights do not: what is added under the same
   * names in several such views shares its weights, as the steps of a recurrent network do.
   */
  public GraphBuilder sharing(String part) {
    return at(place + part + "/", weightPlace);
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
    return add(name, weightPlace + name, operation, inputs);
  }

  /**
   * Adds an operation that shares the arrays of another node, role by role, such as a decoder whose
   * matrix is the embedding's; arrays of other roles are named after the other node too.
   */
  public Node tied(String name, Node other, Operation operation, Node... inputs) {
    requireOwn(place + name, other);
    return add(name, other.weightsAt(), operation, List.of(inputs));
  }

  /** Adds a node of another graph on other inputs, under its own full name and with its weights. */
  public Node copy(Node original, List<Node> inputs) {
    return copy(original, original.operation(), inputs);
  }

  /** Likewise, with another operation in the place of its own, whose arrays are named as its. */
  public Node copy(Node original, Operation other, List<Node> inputs) {
    return at("", "").add(original.name(), original.weightsAt(), other, inputs);
  }

  private Node add(String name, String weightsAt, Operation asked, List<Node> inputs) {
    Operation operation = replacement.apply(asked);
    String full = place + name;
    for (Node input : inputs) {
      requireOwn(full, input);
    }
    if (!names.add(full)) {
      throw new IllegalArgumentException(
          "Two nodes are named '" + full + "'; every node of a graph needs a name of its own.");
    }
    Node node = node(full, weightsAt, operation, inputs);
    for (Weight weight : node.weights()) {
      requireAlike(node, weight);
    }
    nodes.add(node);
    return node;
  }

  private void requireAlike(Node node, Weight weight) {
    Weight first = weights.put(node.nameOf(weight), weight);
    if (first != null && !first.shape().equals(weight.shape())) {
      throw new ShapeException(
          "At '"
              + node.name()
              + "' ("
              + node.operation().label()
              + "): the shared array '"
              + node.nameOf(weight)
              + "' is "
              + first.shape()
              + " elsewhere, but "
              + weight.shape()
              + " is needed here.");
    }
  }

  private Node node(String name, String weightsAt, Operation operation, List<Node> inputs) {
    try {
      return Node.of(nodes.size(), name, weightsAt, operation, inputs);
    } catch (ShapeException e) {
      throw new ShapeException("At '" + name + "' (" + operation.label() + "): " + e.getMessage());
    }
  }

  private void requireOwn(String name, Node input) {
    Node known = input.index() < nodes.size() ? nodes.get(input.index()) : null;
    if (!Objects.equals(known, input)) {
      throw new IllegalArgumentException(
          "'" + name + "' reads '" + input.name() + "', which is a node of another graph.");
    }
  }

  /** The graph of all nodes added so far. */
  public Graph build(Node... outputs) {
    if (outputs.length == 0) {
      throw new IllegalArgumentException("A graph needs at least one output.");
    }
    List<Node> own = new ArrayList<>();
    for (Node output : outputs) {
      requireOwn("the output", output);
      own.add(nodes.get(output.index()));
    }
    return new Graph(nodes, own, weights);
  }
}
