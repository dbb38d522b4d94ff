package org.espalier.stdlib.supernet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Identity;
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

  /** What becomes of mixing weights. */
  private enum Weights {
    /** They have names of their own, by their options. */
    PART,
    /** They keep their names. */
    WHOLE,
    /** They go: each mixture is its only option. */
    NONE
  }

  private final Graph supernet;
  private final Map<String, List<Integer>> active;
  private final Weights weights;

  private ActivePaths(Graph supernet, Map<String, List<Integer>> active, Weights weights) {
    this.supernet = supernet;
    this.active = active;
    this.weights = weights;
  }

  /**
   * The part of a supernet that runs.
   *
   * @param active for each choice the options that run, in order; at least one
   */
  public static Graph of(Graph supernet, Map<String, List<Integer>> active) {
    return new ActivePaths(supernet, active, Weights.PART).graph();
  }

  /** Likewise as a supernet of its own: mixing weights keep their names. */
  static Graph alone(Graph supernet, Map<String, List<Integer>> active) {
    return new ActivePaths(supernet, active, Weights.WHOLE).graph();
  }

  /**
   * Likewise where each choice has a single option whose weight is 1 and stays it: without mixing
   * weights, which cost a third of what such a path takes to compile and to run once.
   */
  static Graph decided(Graph supernet, Map<String, List<Integer>> active) {
    return new ActivePaths(supernet, active, Weights.NONE).graph();
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
      boolean goes = weights == Weights.NONE && node.operation() instanceof MixingWeights;
      // Inputs stay, needed or not: a graph is fed all of them.
      if ((!goes && needed.get(node.index())) || supernet.inputs().contains(node)) {
        copies.put(node.index(), copy(builder, node, copies));
      }
    }
    return builder.build(
        supernet.outputs().stream().map(node -> copies.get(node.index())).toArray(Node[]::new));
  }

  private Node copy(GraphBuilder builder, Node node, Map<Integer, Node> copies) {
    if (node.operation() instanceof MixingWeights mixed) {
      List<Integer> options = active(node);
      List<String> names = options.stream().map(mixed.options()::get).toList();
      boolean keeps = weights == Weights.WHOLE;
      String name = keeps ? node.name() : name(label(node), options, mixed.options().size());
      return builder.add(name, new MixingWeights(names));
    }
    if (weights == Weights.NONE && mixes(node)) {
      Node only = java.util.Objects.requireNonNull(copies.get(inputs(node).get(1)));
      return builder.add(node.name(), new Identity(), only);
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
    return graph.nodes().stream()
        .filter(node -> mixes(graph, node))
        .mapToLong(node -> node.inputs().size() - 1L)
        .sum();
  }

  /** Likewise of a part in which every choice is decided. */
  static long decidedOperations(Graph supernet, Graph part) {
    Set<String> run = part.nodes().stream().map(Node::name).collect(Collectors.toSet());
    return supernet.nodes().stream()
        .filter(node -> mixes(supernet, node) && run.contains(node.name()))
        .count();
  }
}
