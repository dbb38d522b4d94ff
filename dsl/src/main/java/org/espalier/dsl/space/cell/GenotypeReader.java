package org.espalier.dsl.space.cell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.espalier.dsl.space.cell.Literals.Value;

/** Reads a {@link Genotype}. */
final class GenotypeReader {
  private static final List<String> ORDER =
      List.of("normal", "normal_concat", "reduce", "reduce_concat");
  private static final String CONCAT = "_concat";
  private static final int SPARSE = 3;
  private final Literals literals;

  GenotypeReader(String text) {
    this.literals = new Literals(text);
  }

  Genotype read() {
    Map<String, Value> arguments = literals.call("Genotype", ORDER);
    Map<String, Genotype.Cell> cells = new LinkedHashMap<>();
    for (Map.Entry<String, Value> argument : arguments.entrySet()) {
      String name = argument.getKey();
      if (!name.endsWith(CONCAT)) {
        cells.put(name, cell(name, argument.getValue(), arguments.get(name + CONCAT)));
      } else if (!arguments.containsKey(name.substring(0, name.length() - CONCAT.length()))) {
        throw literals.wrong(argument.getValue(), "'" + name + "' stands without its cell");
      }
    }
    if (cells.isEmpty()) {
      throw literals.wrong("there is no cell, such as normal=[('sep_conv_3x3', 0), ...]");
    }
    return new Genotype(cells);
  }

  /** FairDARTS names the node of each edge, so that a node may have any number of them. */
  private static boolean isSparse(Value edges) {
    return !edges.items().isEmpty()
        && edges.items().stream()
            .allMatch(edge -> edge.isList() && edge.items().size() == SPARSE && isEdge(edge));
  }

  private static boolean isEdge(Value edge) {
    return edge.items().get(0).isText() && edge.items().stream().skip(1).allMatch(Value::isNumber);
  }

  private Genotype.Cell cell(
      String name, Value edges, @org.jspecify.annotations.Nullable Value concat) {
    if (isSparse(edges)) {
      return new SparseGenotype(literals).cell(name, edges, concat);
    }
    List<List<Genotype.Edge>> nodes = nodes(name, edges);
    int states = TwoInputCell.INPUTS + nodes.size();
    List<Integer> ends =
        concat == null
            ? IntStream.range(TwoInputCell.INPUTS, states).boxed().toList()
            : concat.items().stream().map(item -> state(name + CONCAT, item, states)).toList();
    if (ends.isEmpty()) {
      throw literals.wrong(edges, "'" + name + CONCAT + "' names no state: the cell has no output");
    }
    return new Genotype.Cell(nodes, ends);
  }

  /** Edges in a row are two to a node; edges in brackets of their own are one node's. */
  private List<List<Genotype.Edge>> nodes(String name, Value edges) {
    List<List<Value>> grouped = new ArrayList<>();
    List<Value> loose = new ArrayList<>();
    for (Value item : edges.items()) {
      if (item.isList() && !item.items().isEmpty() && item.items().get(0).isList()) {
        grouped.add(item.items());
        continue;
      }
      loose.add(item);
      if (loose.size() == 2) {
        grouped.add(List.copyOf(loose));
        loose.clear();
      }
    }
    if (grouped.isEmpty() || !loose.isEmpty()) {
      throw literals.wrong(
          edges,
          "'"
              + name
              + "' has "
              + edges.items().size()
              + " edges, but every node has two, so their number is even and at least 2");
    }
    List<List<Genotype.Edge>> nodes = new ArrayList<>();
    for (List<Value> group : grouped) {
      int node = TwoInputCell.INPUTS + nodes.size();
      nodes.add(group.stream().map(edge -> edge(name, node, edge)).toList());
    }
    return nodes;
  }

  private Genotype.Edge edge(String name, int node, Value edge) {
    List<Value> parts = edge.isList() ? edge.items() : List.of();
    if (parts.size() != 2 || !isEdge(edge)) {
      throw literals.wrong(
          edge, "an edge is ('operation', input), but here stands " + edge.written());
    }
    int input = parts.get(1).number();
    if (input < 0 || input >= node) {
      throw literals.wrong(
          parts.get(1),
          "node "
              + node
              + " of '"
              + name
              + "' reads state "
              + input
              + ", but it can read 0 to "
              + (node - 1)
              + (input < 0 ? "" : "; edges run forwards"));
    }
    return new Genotype.Edge(parts.get(0).text(), input);
  }

  private int state(String name, Value item, int states) {
    if (!item.isNumber() || item.number() < 0 || item.number() >= states) {
      throw literals.wrong(
          item,
          "'" + name + "' names " + item.written() + ", but there are states 0 to " + (states - 1));
    }
    return item.number();
  }
}
