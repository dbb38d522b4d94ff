package org.espalier.stdlib.draw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Quantized;
import org.espalier.dsl.operation.Zero;

/**
 * Layers that a picture shows as one node: a convolution with the activation and the batch norm
 * before and behind it at the same place.
 *
 * @param layers one behind the other; at least one
 */
record Chain(List<Node> layers) {
  Chain {
    layers = List.copyOf(layers);
  }

  Node first() {
    return layers.get(0);
  }

  Node last() {
    return layers.get(layers.size() - 1);
  }

  /** The layer that gives the chain its name and its look. */
  Node main() {
    for (Node layer : layers) {
      if (LayerLook.of(layer.operation()) != NodeKind.RESCALE) {
        return layer;
      }
    }
    return first();
  }

  /** All chains of a graph, in its order, without zeros that only add nothing to a sum. */
  static List<Chain> of(Graph graph) {
    int[] uses = uses(graph);
    List<List<Node>> open = new ArrayList<>();
    Map<Integer, List<Node>> endingWith = new HashMap<>();
    for (Node node : graph.nodes()) {
      if (isIdle(graph, node)) {
        continue;
      }
      List<Node> chain = node.inputs().size() == 1 ? endingWith.get(node.inputs().get(0)) : null;
      if (chain == null || !continues(chain, node, uses)) {
        chain = new ArrayList<>();
        open.add(chain);
      }
      chain.add(node);
      endingWith.put(node.index(), chain);
    }
    return open.stream().map(Chain::new).toList();
  }

  private static int[] uses(Graph graph) {
    int[] uses = new int[graph.nodes().size()];
    graph.outputs().forEach(output -> uses[output.index()]++);
    for (Node node : graph.nodes()) {
      node.inputs().forEach(input -> uses[input]++);
    }
    return uses;
  }

  /** Whether a node is a zero beside something else in every sum that takes it. */
  private static boolean isIdle(Graph graph, Node node) {
    if (!(node.operation() instanceof Zero) || graph.outputs().contains(node)) {
      return false;
    }
    return graph.nodes().stream()
        .filter(user -> user.inputs().contains(node.index()))
        .allMatch(user -> user.operation() instanceof Addition && addsMore(graph, user));
  }

  private static boolean addsMore(Graph graph, Node sum) {
    return sum.inputs().stream()
        .anyMatch(input -> !(graph.node(input).operation() instanceof Zero));
  }

  private static boolean continues(List<Node> chain, Node node, int[] uses) {
    Node last = chain.get(chain.size() - 1);
    return last.index() == node.inputs().get(0)
        && uses[last.index()] == 1
        && place(last).equals(place(node))
        && fits(chain, node.operation());
  }

  /** No chain has two of a kind, and none but layers of convolutions' company. */
  private static boolean fits(List<Node> chain, Operation next) {
    boolean company =
        chain.stream().allMatch(layer -> inCompany(layer.operation())) && inCompany(next);
    return company && chain.stream().noneMatch(layer -> sort(layer).equals(sort(next)));
  }

  private static boolean inCompany(Operation operation) {
    return bare(operation) instanceof Convolution || LayerLook.of(operation) == NodeKind.RESCALE;
  }

  private static Class<?> sort(Node node) {
    return sort(node.operation());
  }

  private static Class<?> sort(Operation operation) {
    return bare(operation).getClass();
  }

  /** A layer that rounds its numbers is drawn as the layer that it is. */
  private static Operation bare(Operation operation) {
    return operation instanceof Quantized quantized ? quantized.inner() : operation;
  }

  /** The name without its last part. */
  private static String place(Node node) {
    return node.name().substring(0, Math.max(node.name().lastIndexOf('/'), 0));
  }

  /** What the node in the picture says: its main layer, the others, the output's shape. */
  List<String> lines() {
    String main = Words.times(main().operation().label());
    String others =
        String.join(
            " · ",
            layers.stream()
                .filter(layer -> !layer.equals(main()))
                .map(layer -> layer.operation().label())
                .toList());
    String shape = Words.times(last().shape().toString());
    boolean said = main.endsWith(shape);
    String[] lines = {main, others, said ? "" : shape};
    return Arrays.stream(lines).filter(line -> !line.isEmpty()).toList();
  }
}
