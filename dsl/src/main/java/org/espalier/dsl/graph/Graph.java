package org.espalier.dsl.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.operation.Input;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Weight;
import org.jgrapht.graph.DirectedAcyclicGraph;

/**
 * A directed acyclic graph of operations, immutable. Its nodes stand in topological order: each
 * comes after its inputs.
 */
public final class Graph {
  private final List<Node> nodes;
  private final List<Node> inputs;
  private final List<Node> outputs;
  private final Map<String, Weight> weights;

  Graph(List<Node> nodes, List<Node> outputs, Map<String, Weight> weights) {
    this.nodes = List.copyOf(nodes);
    this.inputs = fed(nodes);
    this.weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    this.outputs = List.copyOf(outputs);
  }

  private static List<Node> fed(List<Node> nodes) {
    List<Node> fed = new ArrayList<>();
    for (Node node : nodes) {
      if (node.operation() instanceof Input) {
        fed.add(node);
      }
    }
    return List.copyOf(fed);
  }

  /** Begins a graph. */
  public static GraphBuilder builder() {
    return new GraphBuilder();
  }

  /** All nodes, inputs first among what they lead to; {@code nodes().get(i).index() == i}. */
  public List<Node> nodes() {
    return nodes;
  }

  /** The node of an index. */
  public Node node(int index) {
    return nodes.get(index);
  }

  /**
   * The node of a name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Node named(String name) {
    return nodes.stream()
        .filter(node -> node.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no node '" + name + "' in this graph of " + nodes.size() + "."));
  }

  /** What is fed from outside, in the order of its declaration. */
  public List<Node> inputs() {
    return inputs;
  }

  /** What the graph yields. */
  public List<Node> outputs() {
    return outputs;
  }

  /** The only output. */
  public Node output() {
    if (outputs.size() != 1) {
      throw new IllegalStateException(
          "This graph has " + outputs.size() + " outputs; ask for outputs() instead of output().");
    }
    return outputs.get(0);
  }

  /** Learned numbers; shared arrays count once, a batch norm's running statistics not at all. */
  public long parameters() {
    return weights().values().stream().mapToLong(Weight::parameters).sum();
  }

  /** Multiply-adds of one example's forward pass; only what multiplies by matrices counts. */
  public long macs() {
    return nodes.stream().mapToLong(Node::macs).sum();
  }

  /**
   * The most layers with a matrix (convolutions, linear layers, attention, recurrent layers) on any
   * way through.
   */
  public int depth() {
    int[] depth = new int[nodes.size()];
    for (Node node : nodes) {
      int before = node.inputs().stream().mapToInt(input -> depth[input]).max().orElse(0);
      boolean matrix = node.weights().stream().anyMatch(weight -> weight.role().matrix());
      depth[node.index()] = before + (matrix ? 1 : 0);
    }
    return outputs.stream().mapToInt(output -> depth[output.index()]).max().orElse(0);
  }

  /** The shape of every array by its full name, in the order of the nodes. */
  public Map<String, Weight> weights() {
    return weights;
  }

  /** The shape of the only output. */
  public Shape shape() {
    return output().shape();
  }

  /** A copy for graph algorithms: vertices are nodes, edges run along the data. */
  public DirectedAcyclicGraph<Node, Edge> toJGraphT() {
    DirectedAcyclicGraph<Node, Edge> copy =
        new DirectedAcyclicGraph<>(null, null, false, /* allowMultipleEdges= */ true);
    nodes.forEach(copy::addVertex);
    for (Node node : nodes) {
      for (int slot = 0; slot < node.inputs().size(); slot++) {
        Node from = nodes.get(node.inputs().get(slot));
        copy.addEdge(from, node, new Edge(from.index(), node.index(), slot));
      }
    }
    return copy;
  }

  /**
   * This graph up to names and order: isomorphic graphs have equal forms. Sums and products take
   * their inputs in any order; sharing of weights counts.
   */
  public LabelledGraph canonical() {
    return LabelledGraph.of(this);
  }

  /**
   * One use of a node's output.
   *
   * @param from the producer's index
   * @param to the consumer's index
   * @param slot which of the consumer's inputs it is
   */
  public record Edge(int from, int to, int slot) {}

  @Override
  public boolean equals(Object other) {
    return other == this
        || (other instanceof Graph graph
            && graph.nodes.equals(nodes)
            && graph.outputs.equals(outputs));
  }

  @Override
  public int hashCode() {
    // Names tell graphs apart well enough, and their own hash codes are kept with them.
    int hash = 0;
    for (Node node : nodes) {
      hash = 31 * hash + node.name().hashCode();
    }
    for (Node output : outputs) {
      hash = 31 * hash + output.index();
    }
    return hash;
  }

  /** One line per node: index, name, operation, inputs, shape. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    for (Node node : nodes) {
      lines.add(
          node.index()
              + " "
              + node.name()
              + ": "
              + node.operation().label()
              + " "
              + node.inputs()
              + " -> "
              + node.shape());
    }
    return String.join("\n", lines);
  }
}
