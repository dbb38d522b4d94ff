package org.espalier.stdlib.engine;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Input;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Weight;

/**
 * A chain of nodes at one place of a graph: each but the first reads its predecessor only, and
 * nobody else does. Chains of one {@link Form} are compiled once, wherever they stand.
 *
 * @param nodes the chain, at least one
 * @param reads what the first node reads
 * @param yields what of the chain is wanted, in order: positions in it
 * @param summaries how it is wanted
 */
record Piece(List<Node> nodes, List<Integer> reads, List<Integer> yields, List<Summary> summaries) {
  /**
   * All that a program depends on.
   *
   * @param operations of the chain
   * @param reads the shapes that the first one reads; the same number twice is one array
   * @param order which of the different arrays that it reads stands where
   * @param fed whether one of them is fed to the whole graph
   * @param yields as in the piece
   * @param summaries as in the piece
   */
  record Structure(
      List<Operation> operations,
      List<Shape> reads,
      List<Integer> order,
      boolean fed,
      List<Integer> yields,
      List<Summary> summaries) {}

  /** Each array that is read, once. */
  List<Integer> arrays() {
    return reads.stream().distinct().toList();
  }

  Structure structure(Graph graph) {
    List<Integer> arrays = arrays();
    return new Structure(
        nodes.stream().map(Node::operation).toList(),
        arrays.stream().map(index -> graph.node(index).shape()).toList(),
        reads.stream().map(arrays::indexOf).toList(),
        arrays.stream().anyMatch(index -> graph.node(index).operation() instanceof Input),
        yields,
        summaries);
  }

  /** The chain as a graph of its own, whose nodes are named by their positions. */
  static Graph graph(Structure structure) {
    GraphBuilder builder = Graph.builder();
    List<Node> inputs = new ArrayList<>();
    for (Shape shape : structure.reads()) {
      inputs.add(builder.input("x" + inputs.size(), shape));
    }
    List<Node> chain = new ArrayList<>();
    for (Operation operation : structure.operations()) {
      List<Node> read =
          chain.isEmpty()
              ? structure.order().stream().map(inputs::get).toList()
              : List.of(chain.get(chain.size() - 1));
      chain.add(builder.add(Integer.toString(chain.size()), operation, read));
    }
    return builder.build(structure.yields().stream().map(chain::get).toArray(Node[]::new));
  }

  /** The array that stands at a name of {@link #graph}. */
  String full(String name) {
    int slash = name.indexOf('/');
    Node node = nodes.get(Integer.parseInt(name.substring(0, slash)));
    for (Weight weight : node.weights()) {
      if (weight.role().suffix().equals(name.substring(slash + 1))) {
        return node.nameOf(weight);
      }
    }
    throw new IllegalStateException("'" + node.name() + "' owns no " + name + ".");
  }
}
