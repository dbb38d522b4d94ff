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

  /** The node that it ends with. */
  int end() {
    return nodes.get(nodes.size() - 1).index();
  }

  /** Each array that is read, once. */
  List<Integer> arrays() {
    List<Integer> arrays = new ArrayList<>();
    for (int read : reads) {
      if (!arrays.contains(read)) {
        arrays.add(read);
      }
    }
    return arrays;
  }

  Structure structure(Graph graph) {
    List<Integer> arrays = arrays();
    List<Shape> shapes = new ArrayList<>();
    boolean fed = false;
    for (int index : arrays) {
      Node read = graph.node(index);
      shapes.add(read.shape());
      fed |= read.operation() instanceof Input;
    }
    List<Integer> order = new ArrayList<>();
    for (int index : reads) {
      order.add(arrays.indexOf(index));
    }
    List<Operation> operations = new ArrayList<>();
    for (Node node : nodes) {
      operations.add(node.operation());
    }
    return new Structure(operations, shapes, order, fed, yields, summaries);
  }

  /**
   * The full name of an array.
   *
   * @param local its name in the chain's own graph: its node's position, a slash, and its suffix
   */
  String fullName(String local) {
    int slash = local.indexOf('/');
    Node node = nodes.get(Integer.parseInt(local.substring(0, slash)));
    String suffix = local.substring(slash + 1);
    for (Weight weight : node.weights()) {
      if (weight.role().suffix().equals(suffix)) {
        return node.nameOf(weight);
      }
    }
    throw new IllegalStateException(this + " owns no " + local);
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
}
