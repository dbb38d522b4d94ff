package org.espalier.dsl.rewrite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Operation;

/** The nodes that one walk has built so far, some of them no longer needed. */
final class RewriteArena implements RewriteSite {
  private final List<Node> nodes = new ArrayList<>();
  private final Map<Key, Node> known = new HashMap<>();
  private final Set<String> readOnce = new HashSet<>();
  private final Set<String> names = new HashSet<>();

  RewriteArena(Graph graph) {
    int[] reads = new int[graph.nodes().size()];
    graph.nodes().forEach(node -> node.inputs().forEach(input -> reads[input]++));
    graph.outputs().forEach(output -> reads[output.index()] += 2);
    for (Node node : graph.nodes()) {
      names.add(node.name());
      if (reads[node.index()] == 1) {
        readOnce.add(node.name());
      }
    }
  }

  private record Key(Operation operation, List<Integer> inputs) {}

  List<Node> nodes() {
    return nodes;
  }

  int size() {
    return nodes.size();
  }

  boolean has(Node node) {
    return node.index() < nodes.size() && nodes.get(node.index()).equals(node);
  }

  /** A node on these inputs that is not part of the graph yet. */
  Node candidate(Node node, List<Node> inputs) {
    return Node.of(nodes.size(), node.name(), node.weightsAt(), node.operation(), inputs);
  }

  Node keep(Node candidate) {
    Node node =
        candidate.index() == nodes.size() ? candidate : candidate(candidate, inputs(candidate));
    nodes.add(node);
    if (node.weights().isEmpty()) {
      known.putIfAbsent(new Key(node.operation(), node.inputs()), node);
    }
    return node;
  }

  @Override
  public List<Node> inputs(Node node) {
    return node.inputs().stream().map(nodes::get).toList();
  }

  @Override
  public boolean readOnce(Node node) {
    return readOnce.contains(node.name());
  }

  @Override
  public Optional<Node> find(Operation operation, List<Node> inputs) {
    return Optional.ofNullable(
        known.get(new Key(operation, inputs.stream().map(Node::index).toList())));
  }

  @Override
  public Node add(Node near, Operation operation, List<Node> inputs) {
    String name = near.name() + "/" + operation.label();
    for (int number = 2; !names.add(name); number++) {
      name = near.name() + "/" + operation.label() + " " + number;
    }
    Node added = Node.of(nodes.size(), name, name, operation, inputs);
    if (!added.weights().isEmpty()) {
      throw new IllegalArgumentException(
          "A rewrite rule adds no weights, but '" + operation.label() + "' owns some.");
    }
    return find(operation, inputs).orElseGet(() -> keep(added));
  }

  @Override
  public Node withInputs(Node node, List<Node> inputs) {
    return candidate(node, inputs);
  }

  /** Which nodes some output depends on. */
  boolean[] live(List<Node> outputs) {
    boolean[] live = new boolean[nodes.size()];
    outputs.forEach(output -> live[output.index()] = true);
    for (int index = nodes.size() - 1; index >= 0; index--) {
      if (live[index]) {
        nodes.get(index).inputs().forEach(input -> live[input] = true);
      }
    }
    return live;
  }
}
