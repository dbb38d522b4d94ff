package org.espalier.stdlib.supernet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.MixingWeights;
import org.espalier.dsl.operation.WeightedSum;
import org.espalier.stdlib.strategy.relaxed.RelaxedChoice;

/**
 * A supernet with some options of each mixture only, and without what led to the others. Layers
 * keep their names, so weights are shared with the whole supernet; mixing weights of a part have
 * names of their own, as their arrays have other sizes:
 *
 * <pre>{@code
 * mix(architecture/e, a, b, c)  ->  mix(architecture/e(0,2), a, c)
 * }</pre>
 */
public final class ActivePaths {
  private static final String PLACE = "architecture/";

  private final Graph supernet;
  private final Map<String, List<Integer>> active;
  private final boolean whole;

  private ActivePaths(Graph supernet, Map<String, List<Integer>> active, boolean whole) {
    this.supernet = supernet;
    this.active = active;
    this.whole = whole;
  }

  /**
   * The part of a supernet that runs.
   *
   * @param active for each choice the options that run, in order; at least one
   */
  public static Graph of(Graph supernet, Map<String, List<Integer>> active) {
    return new ActivePaths(supernet, active, /* whole= */ false).graph();
  }

  /** Likewise as a supernet of its own: mixing weights keep their names. */
  static Graph alone(Graph supernet, Map<String, List<Integer>> active) {
    return new ActivePaths(supernet, active, /* whole= */ true).graph();
  }

  /** What a supernet chooses between, in the order of its nodes. */
  public static List<RelaxedChoice> choices(Graph supernet) {
    List<RelaxedChoice> choices = new ArrayList<>();
    for (Node node : supernet.nodes()) {
      if (node.operation() instanceof MixingWeights weights) {
        choices.add(new RelaxedChoice(label(node), weights.options()));
      }
    }
    return choices;
  }

  /** The choice whose weights a node is. */
  public static String label(Node mixingWeights) {
    return mixingWeights.name().substring(PLACE.length());
  }

  /** The full name of a choice's weights among these options. */
  static String array(String label, List<Integer> options, int all) {
    return name(label, options, all) + "/mixture";
  }

  private static String name(String label, List<Integer> options, int all) {
    if (options.size() == all) {
      return PLACE + label;
    }
    List<String> places = options.stream().map(String::valueOf).toList();
    return PLACE + label + "(" + String.join(",", places) + ")";
  }

  private Graph graph() {
    BitSet needed = needed();
    GraphBuilder builder = Graph.builder();
    Map<Integer, Node> copies = new HashMap<>();
    for (Node node : supernet.nodes()) {
      // Inputs stay, needed or not: a graph is fed all of them.
      if (needed.get(node.index()) || supernet.inputs().contains(node)) {
        copies.put(node.index(), copy(builder, node, copies));
      }
    }
    return builder.build(
        supernet.outputs().stream().map(node -> copies.get(node.index())).toArray(Node[]::new));
  }

  private Node copy(GraphBuilder builder, Node node, Map<Integer, Node> copies) {
    if (node.operation() instanceof MixingWeights weights) {
      List<Integer> options = active(node);
      List<String> names = options.stream().map(weights.options()::get).toList();
      String name = whole ? node.name() : name(label(node), options, weights.options().size());
      return builder.add(name, new MixingWeights(names));
    }
    List<Node> inputs = new ArrayList<>();
    for (int input : inputs(node)) {
      inputs.add(java.util.Objects.requireNonNull(copies.get(input)));
    }
    return builder.copy(node, inputs);
  }

  private List<Integer> active(Node weights) {
    List<Integer> options = active.get(label(weights));
    if (options == null || options.isEmpty()) {
      throw new IllegalArgumentException(
          "No option of '" + label(weights) + "' is active; a path needs at least one.");
    }
    return options;
  }

  /** What a node reads of what runs. */
  private List<Integer> inputs(Node node) {
    if (!mixes(node)) {
      return node.inputs();
    }
    List<Integer> inputs = new ArrayList<>();
    inputs.add(node.inputs().get(0));
    for (int option : active(supernet.node(node.inputs().get(0)))) {
      inputs.add(node.inputs().get(option + 1));
    }
    return inputs;
  }

  private boolean mixes(Node node) {
    return mixes(supernet, node);
  }

  /** Whether a node is a mixture of options. */
  static boolean mixes(Graph supernet, Node node) {
    return node.operation() instanceof WeightedSum
        && supernet.node(node.inputs().get(0)).operation() instanceof MixingWeights;
  }

  private BitSet needed() {
    BitSet needed = new BitSet();
    Deque<Node> open = new ArrayDeque<>(supernet.outputs());
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (!needed.get(node.index())) {
        needed.set(node.index());
        inputs(node).forEach(input -> open.push(supernet.node(input)));
      }
    }
    return needed;
  }

  /** How many candidate operations a graph holds: what its mixtures read beside their weights. */
  static long operations(Graph graph) {
    Set<Integer> weights = new LinkedHashSet<>();
    for (Node node : graph.nodes()) {
      if (node.operation() instanceof MixingWeights) {
        weights.add(node.index());
      }
    }
    return graph.nodes().stream()
        .filter(node -> node.operation() instanceof WeightedSum)
        .filter(node -> weights.contains(node.inputs().get(0)))
        .mapToLong(node -> node.inputs().size() - 1L)
        .sum();
  }
}
