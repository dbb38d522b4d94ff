package org.espalier.dsl.rewrite;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Input;

/**
 * Applies a list of rules to a graph, producers before consumers, walk after walk until a walk in
 * which none fires. At each node the first rule that fires goes first; what it yields is offered to
 * all rules again. Nodes that no output depends on are left out, inputs are not.
 *
 * <p>After each rule the shape is compared; a rule that changes it is named. So are the rules that
 * fired last, with counts, when a list does not come to an end.
 */
public final class Rewriting {
  private static final int WALKS = 1_000;
  private static final int FIRINGS_AT_A_NODE = 100;

  private final List<RewriteRule> rules;
  private final RewriteTrace trace;

  /**
   * @param rules in the order in which they are tried
   */
  public Rewriting(List<RewriteRule> rules) {
    this(rules, (rule, before, after) -> {});
  }

  /**
   * @param rules in the order in which they are tried
   * @param trace is told of each rule that fired
   */
  public Rewriting(List<RewriteRule> rules, RewriteTrace trace) {
    this.rules = List.copyOf(rules);
    this.trace = trace;
  }

  /**
   * Rewrites a graph.
   *
   * @throws IllegalStateException when a rule breaks a shape, or the rules never come to an end
   */
  public RewriteResult apply(Graph graph) {
    Map<String, Integer> fired = new LinkedHashMap<>();
    Graph before = graph;
    int removed = 0;
    for (int walk = 0; walk < WALKS; walk++) {
      Map<String, Integer> now = new LinkedHashMap<>();
      Walk walked = walk(before, now);
      Graph after = walked.graph();
      removed += walked.removed();
      now.forEach((rule, count) -> fired.merge(rule, count, Integer::sum));
      if (now.isEmpty()) {
        return new RewriteResult(after, fired, removed);
      }
      before = after;
    }
    throw endless("after " + WALKS + " walks over the graph", fired);
  }

  private record Walk(Graph graph, int removed) {}

  private Walk walk(Graph graph, Map<String, Integer> fired) {
    RewriteArena arena = new RewriteArena(graph);
    Node[] replaced = new Node[graph.nodes().size()];
    for (Node node : graph.nodes()) {
      List<Node> inputs = node.inputs().stream().map(input -> replaced[input]).toList();
      replaced[node.index()] = settle(arena, arena.candidate(node, inputs), fired);
    }
    return rebuilt(graph, arena, replaced);
  }

  private Node settle(RewriteArena arena, Node candidate, Map<String, Integer> fired) {
    Node node = candidate;
    for (int firings = 0; firings < FIRINGS_AT_A_NODE; firings++) {
      if (arena.has(node)) {
        return node;
      }
      Optional<Node> other = first(arena, node, fired);
      if (other.isEmpty()) {
        return arena.keep(node);
      }
      node = other.get();
    }
    throw endless("at '" + candidate.name() + "'", fired);
  }

  private Optional<Node> first(RewriteArena arena, Node node, Map<String, Integer> fired) {
    for (RewriteRule rule : rules) {
      Optional<Node> other = rule.apply(node, arena);
      if (other.isPresent()) {
        requireShape(rule, node, other.get());
        fired.merge(rule.name(), 1, Integer::sum);
        trace.fired(rule, node, other.get());
        return other;
      }
    }
    return Optional.empty();
  }

  private static void requireShape(RewriteRule rule, Node before, Node after) {
    if (!after.shape().equals(before.shape())) {
      throw new IllegalStateException(
          "Rule "
              + rule.name()
              + " changed the shape of '"
              + before.name()
              + "' from "
              + before.shape()
              + " to "
              + after.shape()
              + "; rules keep shapes.");
    }
  }

  private static IllegalStateException endless(String where, Map<String, Integer> fired) {
    return new IllegalStateException(
        "The rewrite rules do not come to an end "
            + where
            + "; these fired, and how often: "
            + fired
            + ".");
  }

  private static Walk rebuilt(Graph graph, RewriteArena arena, Node[] replaced) {
    List<Node> outputs = graph.outputs().stream().map(node -> replaced[node.index()]).toList();
    boolean[] live = arena.live(outputs);
    GraphBuilder builder = Graph.builder();
    Node[] copies = new Node[arena.size()];
    int kept = 0;
    for (Node node : arena.nodes()) {
      if (live[node.index()] || node.operation() instanceof Input) {
        List<Node> inputs = node.inputs().stream().map(input -> copies[input]).toList();
        copies[node.index()] = builder.copy(node, inputs);
        kept++;
      }
    }
    Graph after =
        builder.build(outputs.stream().map(output -> copies[output.index()]).toArray(Node[]::new));
    return new Walk(after, arena.size() - kept);
  }

  @Override
  public String toString() {
    return Arrays.toString(rules.stream().map(RewriteRule::name).toArray());
  }
}
