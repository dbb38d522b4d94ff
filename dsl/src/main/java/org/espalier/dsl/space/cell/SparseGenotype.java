package org.espalier.dsl.space.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.espalier.dsl.space.cell.Literals.Value;
import org.jspecify.annotations.Nullable;

/**
 * Reads a cell whose edges are {@code (operation, node, input)}, as FairDARTS prints them (Chu et
 * al., ECCV 2020, arXiv 1911.12126). A node without edges is not there: the others are numbered
 * anew, and edges that read it carry nothing and are left out, as in its code.
 */
final class SparseGenotype {
  private final Literals literals;

  SparseGenotype(Literals literals) {
    this.literals = literals;
  }

  Genotype.Cell cell(String name, Value edges, @Nullable Value concat) {
    Map<Integer, List<Value>> byNode = new TreeMap<>();
    for (Value edge : edges.items()) {
      requireForward(name, edge);
      byNode.computeIfAbsent(node(edge), some -> new ArrayList<>()).add(edge);
    }
    byNode.values().removeIf(all -> all.stream().noneMatch(edge -> isThere(byNode, input(edge))));
    List<Integer> states = Stream.concat(Stream.of(0, 1), byNode.keySet().stream()).toList();
    List<List<Genotype.Edge>> nodes =
        byNode.values().stream()
            .map(
                all ->
                    all.stream()
                        .filter(edge -> states.contains(input(edge)))
                        .map(edge -> edge(edge, states))
                        .toList())
            .toList();
    return new Genotype.Cell(nodes, output(states, concat));
  }

  private static boolean isThere(Map<Integer, List<Value>> byNode, int state) {
    return state < TwoInputCell.INPUTS || byNode.containsKey(state);
  }

  private static List<Integer> output(List<Integer> states, @Nullable Value concat) {
    return states.stream()
        .skip(concat == null ? TwoInputCell.INPUTS : 0)
        .filter(
            state ->
                concat == null || concat.items().stream().anyMatch(item -> item.number() == state))
        .map(states::indexOf)
        .toList();
  }

  private void requireForward(String name, Value edge) {
    if (node(edge) < TwoInputCell.INPUTS || input(edge) < 0 || input(edge) >= node(edge)) {
      throw literals.wrong(
          edge,
          "an edge ('operation', node, input) of '"
              + name
              + "' runs forwards to a node from 2 on, but "
              + edge.written()
              + " does not");
    }
  }

  private static Genotype.Edge edge(Value edge, List<Integer> states) {
    return new Genotype.Edge(edge.items().get(0).text(), states.indexOf(input(edge)));
  }

  private static int node(Value edge) {
    return edge.items().get(1).number();
  }

  private static int input(Value edge) {
    return edge.items().get(2).number();
  }
}
