package org.espalier.stdlib.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.Input;
import org.espalier.dsl.operation.MixingWeights;
import org.espalier.dsl.operation.Noise;
import org.espalier.dsl.operation.WeightedSum;
import org.espalier.dsl.operation.Zero;

/**
 * What has to run of a graph. Before: zeros are computed and added. After: a sum reads only the
 * terms that can differ from zero, a node that is always zero or noise reads nothing, and a node
 * that no output depends on does not run.
 *
 * <p>Exact: outputs stay, and the gradients that get lost are all zero. What follows a batch norm
 * is kept, since its shift and its statistics make something of zeros.
 */
final class DroppedZeros {
  private final boolean[] zero;
  private final boolean[] live;
  private final List<List<Integer>> terms;

  private DroppedZeros(boolean[] zero, boolean[] live, List<List<Integer>> terms) {
    this.zero = zero;
    this.live = live;
    this.terms = terms;
  }

  static DroppedZeros in(Graph graph) {
    boolean[] zero = new boolean[graph.nodes().size()];
    List<List<Integer>> terms = new ArrayList<>();
    for (Node node : graph.nodes()) {
      List<Boolean> zeros = new ArrayList<>();
      for (int input : node.inputs()) {
        zeros.add(zero[input]);
      }
      zero[node.index()] = node.operation().accept(new Vanishing(zeros));
      boolean sum = node.operation() instanceof Addition && zeros.contains(true);
      boolean nothing = zero[node.index()] || node.operation() instanceof Noise;
      terms.add(nothing ? List.of() : sum ? moving(node, zero) : node.inputs());
    }
    return new DroppedZeros(zero, reach(graph, terms), terms);
  }

  private static List<Integer> moving(Node sum, boolean[] zero) {
    List<Integer> moving = new ArrayList<>();
    for (int input : sum.inputs()) {
      if (!zero[input]) {
        moving.add(input);
      }
    }
    return moving;
  }

  /** Everything runs as it is written: what the rule is compared with. */
  static DroppedZeros none(Graph graph) {
    List<List<Integer>> terms = graph.nodes().stream().map(Node::inputs).toList();
    boolean[] zero = new boolean[graph.nodes().size()];
    boolean[] live = new boolean[graph.nodes().size()];
    for (Node node : graph.nodes()) {
      zero[node.index()] = node.operation() instanceof Zero;
      live[node.index()] = true;
    }
    return new DroppedZeros(zero, live, terms);
  }

  private static boolean[] reach(Graph graph, List<List<Integer>> terms) {
    boolean[] live = new boolean[graph.nodes().size()];
    Deque<Integer> pending = new ArrayDeque<>();
    graph.outputs().forEach(output -> pending.add(output.index()));
    while (!pending.isEmpty()) {
      int index = pending.remove();
      if (!live[index]) {
        live[index] = true;
        pending.addAll(terms.get(index));
      }
    }
    return live;
  }

  /** How many nodes are not computed since they move nothing but zeros. */
  int folded(Graph graph) {
    return (int)
        graph.nodes().stream()
            .filter(node -> zero[node.index()] && !(node.operation() instanceof Zero))
            .count();
  }

  /** How many terms sums and mixtures that run do without since they are always zero. */
  int droppedTerms(Graph graph) {
    return (int)
        graph.nodes().stream()
            .filter(node -> live[node.index()] && !zero[node.index()])
            .filter(node -> leavesZerosOut(graph, node))
            .flatMap(node -> node.inputs().stream())
            .filter(input -> zero[input])
            .count();
  }

  private static boolean leavesZerosOut(Graph graph, Node node) {
    boolean mixture =
        node.operation() instanceof WeightedSum
            && graph.node(node.inputs().get(0)).operation() instanceof MixingWeights;
    return mixture || node.operation() instanceof Addition;
  }

  /** How many nodes do not run since no output depends on them; what is fed does not count. */
  int dead(Graph graph) {
    return (int)
        graph.nodes().stream()
            .filter(node -> !live[node.index()] && !(node.operation() instanceof Input))
            .count();
  }

  /** Whether the node yields zeros whatever is fed. */
  boolean isZero(Node node) {
    return zero[node.index()];
  }

  /** Whether an output depends on the node. */
  boolean isLive(Node node) {
    return live[node.index()];
  }

  /** The inputs that the node really reads. */
  List<Integer> terms(Node node) {
    return terms.get(node.index());
  }

  /**
   * The nodes that really read each node, of those that an output depends on.
   *
   * @param graph the one that this is of
   */
  Map<Integer, List<Node>> readers(Graph graph) {
    Map<Integer, List<Node>> readers = new HashMap<>();
    for (Node node : graph.nodes()) {
      if (isLive(node)) {
        for (int read : terms(node)) {
          readers.computeIfAbsent(read, fresh -> new ArrayList<>()).add(node);
        }
      }
    }
    return readers;
  }
}
