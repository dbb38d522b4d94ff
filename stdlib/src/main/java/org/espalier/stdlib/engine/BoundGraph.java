package org.espalier.stdlib.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Weight;

/**
 * A graph, what of it has to run, and the arrays it runs on.
 *
 * @param graph the graph, rewritten
 * @param zeros what has to run
 * @param store whose arrays these are
 * @param slots the arrays of the nodes that run, by full name, in the graph's order
 * @param written the arrays of the graph as it was written
 */
record BoundGraph(
    Graph graph,
    DroppedZeros zeros,
    WeightStore store,
    Map<String, Slot> slots,
    Map<String, Weight> written) {
  /**
   * Every array of the graph as it is written gets its place in the store, so that what a store
   * holds does not depend on the rules.
   */
  static BoundGraph of(Graph written, Graph graph, DroppedZeros zeros, WeightStore store) {
    return of(written.weights(), graph, zeros, store);
  }

  /** The same graph on the arrays of another store. */
  BoundGraph on(WeightStore other) {
    return of(written, graph, zeros, other);
  }

  private static BoundGraph of(
      Map<String, Weight> written, Graph graph, DroppedZeros zeros, WeightStore store) {
    written.forEach(store::slot);
    Map<String, Slot> slots = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      if (zeros.isLive(node) && !zeros.isZero(node)) {
        for (Weight weight : node.weights()) {
          String name = node.nameOf(weight);
          slots.put(name, store.known(name));
        }
      }
    }
    return new BoundGraph(graph, zeros, store, slots, written);
  }

  /** The outputs that a loss compares: those before the states that are handed on. */
  List<Node> compared() {
    List<Node> outputs = graph.outputs();
    List<Node> compared = outputs.subList(0, outputs.size() - states(outputs, graph.inputs()));
    if (compared.stream().map(Node::shape).distinct().count() != 1) {
      throw new IllegalStateException(
          "A loss compares outputs of one shape, those before the states that a graph hands on, but"
              + " this graph yields "
              + outputs.stream().map(node -> node.shape().toString()).toList()
              + " from "
              + graph.inputs().size()
              + " input(s), whose first is no state.");
    }
    return compared;
  }

  /** How many of the last outputs have the shapes of the inputs behind the first. */
  private static int states(List<Node> outputs, List<Node> inputs) {
    int states = Math.min(outputs.size(), inputs.size()) - 1;
    while (states > 0) {
      List<Node> last = outputs.subList(outputs.size() - states, outputs.size());
      if (shapes(last).equals(shapes(inputs.subList(1, states + 1)))) {
        return states;
      }
      states--;
    }
    return 0;
  }

  private static List<org.espalier.dsl.operation.Shape> shapes(List<Node> nodes) {
    return nodes.stream().map(Node::shape).toList();
  }

  /** The outputs behind them. */
  List<Node> handedOn() {
    return graph.outputs().subList(compared().size(), graph.outputs().size());
  }

  /** The arrays that the outputs depend on, of a kind. */
  List<String> covered(GradientsOf of) {
    List<String> covered = new ArrayList<>();
    slots.forEach(
        (name, slot) -> {
          if (of.covers(slot.weight().role())) {
            covered.add(name);
          }
        });
    return List.copyOf(covered);
  }

  Slot slot(Node node, Weight.Role role) {
    for (Weight weight : node.weights()) {
      if (weight.role() == role) {
        return store.known(node.nameOf(weight));
      }
    }
    throw new IllegalStateException("'" + node.name() + "' owns no " + role.suffix() + ".");
  }

  /** The next noise of a node. */
  NDArray noise(Node node, int count, NDManager call) {
    Shape shape = Extents.batched(count, node.shape());
    float[] values = store.noise().draw(node.name(), shape.size());
    return Numbers.create(call, values, shape, store.precision());
  }

  float[] gradient(String name) {
    Slot slot = slots.get(name);
    if (slot == null || !slot.weight().role().differentiable()) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' has no gradient here; these arrays have one: "
              + covered(GradientsOf.BOTH)
              + ".");
    }
    return Numbers.read(slot.gradient());
  }
}
