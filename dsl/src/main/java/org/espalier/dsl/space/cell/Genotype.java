package org.espalier.dsl.space.cell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Cells as the DARTS family prints them: {@code Genotype(normal=[('sep_conv_3x3', 0),
 * ('sep_conv_3x3', 1), ...], normal_concat=range(2, 6), reduce=[...], reduce_concat=range(2, 6))}.
 * Two edges in a row belong to one node; numbers are states, 0 the output of the cell before the
 * last, 1 that of the last, 2 and on the cell's own nodes.
 *
 * @param cells the cells by name, in order
 */
public record Genotype(Map<String, Cell> cells) {
  /** Copies. */
  public Genotype {
    cells = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(cells));
  }

  /**
   * Reads one. Quotes are single or double; lists and tuples are alike; the edges of one node may
   * stand in brackets of their own, or all edges may be {@code ('operation', node, input)} as in
   * FairDARTS; arguments have names or stand in the order above; {@code NAME =} before it and
   * comments are left out.
   *
   * @throws IllegalArgumentException where it goes wrong, with the place
   */
  public static Genotype parse(String text) {
    return new GenotypeReader(text).read();
  }

  /** The cell of a name. */
  public Cell cell(String name) {
    Cell cell = cells.get(name);
    if (cell == null) {
      throw new IllegalArgumentException(
          "The genotype says nothing of '" + name + "'; it has " + cells.keySet() + ".");
    }
    return cell;
  }

  /**
   * One cell.
   *
   * @param nodes the edges of each of its own nodes, in the order of the text
   * @param concat the states that stand side by side in its output
   */
  public record Cell(List<List<Edge>> nodes, List<Integer> concat) {
    /** Copies. */
    public Cell {
      nodes = nodes.stream().map(List::copyOf).toList();
      concat = List.copyOf(concat);
    }

    /** As printed, with the cell's name. */
    String text(String name) {
      boolean inPairs = nodes.stream().allMatch(edges -> edges.size() == 2);
      String edges =
          nodes.stream()
              .map(node -> node.stream().map(Edge::toString).collect(Collectors.joining(", ")))
              .map(node -> inPairs ? node : "[" + node + "]")
              .collect(Collectors.joining(", ", "[", "]"));
      return name + "=" + edges + ", " + name + "_concat=" + concatText();
    }

    private String concatText() {
      List<Integer> inRow =
          concat.isEmpty()
              ? List.of()
              : IntStream.range(concat.get(0), concat.get(0) + concat.size()).boxed().toList();
      return concat.size() > 1 && concat.equals(inRow)
          ? "range(" + inRow.get(0) + ", " + (inRow.get(0) + inRow.size()) + ")"
          : concat.toString();
    }
  }

  /**
   * What a node reads.
   *
   * @param operation through which operation
   * @param input which state
   */
  public record Edge(String operation, int input) {
    @Override
    public String toString() {
      return "('" + operation + "', " + input + ")";
    }
  }

  /** As the field prints it. */
  @Override
  public String toString() {
    List<String> arguments = new ArrayList<>();
    cells.forEach((name, cell) -> arguments.add(cell.text(name)));
    return "Genotype(" + String.join(", ", arguments) + ")";
  }
}
