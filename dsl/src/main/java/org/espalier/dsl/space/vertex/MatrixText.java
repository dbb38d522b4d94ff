package org.espalier.dsl.space.vertex;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.CellGraph;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.space.part.ArchitectureText;

/**
 * NAS-Bench-101's form: the adjacency matrix and the operations, such as {@code [[0, 1, 0], [0, 0,
 * 1], [0, 0, 0]] [input, conv3x3-bn-relu, output]}. Reads it as the benchmark's code prints it too,
 * with {@code matrix=}, {@code ops=} and quotes; a smaller matrix is a cell with fewer vertices.
 * Operations are written without underscores.
 *
 * @param cell what is written
 */
public record MatrixText(GraphCell cell) implements ArchitectureText {
  private static final Pattern ROW = Pattern.compile("\\[\\s*([01](?:[\\s,]+[01])*)\\s*]");
  private static final Pattern WHOLE =
      Pattern.compile(
          "(?s)[^\\[]*\\[((?:\\s*\\[[\\s,\\d]*]\\s*,?)+)\\s*][^\\[]*\\[([^\\[\\]]*)]\\)?\\s*");

  @Override
  public String print(Architecture architecture) {
    Matrix matrix = cell.matrix(architecture::choice);
    String rows =
        IntStream.range(0, cell.vertices())
            .mapToObj(from -> row(matrix, from))
            .collect(Collectors.joining(", ", "[", "]"));
    List<String> operations = new ArrayList<>(List.of(CellGraph.INPUT));
    for (int vertex = 1; vertex < cell.vertices() - 1; vertex++) {
      operations.add(written(cell.operationNames().get(architecture.choice(cell.vertex(vertex)))));
    }
    operations.add(CellGraph.OUTPUT);
    return rows + " " + operations;
  }

  private static String row(Matrix matrix, int from) {
    return IntStream.range(0, matrix.size())
        .mapToObj(to -> matrix.edge(from, to) ? "1" : "0")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String written(String name) {
    return name.replace("_", "");
  }

  @Override
  public Architecture parse(SearchSpace space, String text) {
    Matcher parts = WHOLE.matcher(text);
    if (!parts.matches()) {
      throw wrong(text, "it is not a list of rows and a list of operations");
    }
    List<List<String>> rows = new ArrayList<>();
    Matcher row = ROW.matcher(parts.group(1));
    while (row.find()) {
      rows.add(List.of(row.group(1).split("[\\s,]+", -1)));
    }
    List<String> operations = List.of(parts.group(2).replaceAll("['\"\\s]", "").split(",", -1));
    requireSizes(text, rows, operations);
    int[] choices = new int[space.decisions().all().size()];
    int size = rows.size();
    for (int from = 0; from < size; from++) {
      for (int to = 0; to < size; to++) {
        boolean edge = rows.get(from).get(to).equals("1");
        if (edge && from >= to) {
          throw wrong(
              text, "row " + from + " has an edge back to " + to + "; edges run to later vertices");
        }
        if (edge) {
          choices[space.decisions().position(cell.edge(from, place(to, size)))] = 1;
        }
      }
    }
    for (int vertex = 1; vertex < size - 1; vertex++) {
      choices[space.decisions().position(cell.vertex(vertex))] =
          operation(text, vertex, operations.get(vertex));
    }
    return new Architecture(space, choices);
  }

  /** A smaller cell's output is the last vertex too; the ones before it stay unused. */
  private int place(int vertex, int size) {
    return vertex == size - 1 ? cell.vertices() - 1 : vertex;
  }

  private int operation(String text, int vertex, String name) {
    List<String> names = cell.operationNames().stream().map(MatrixText::written).toList();
    int operation = names.indexOf(written(name));
    if (operation < 0) {
      throw wrong(text, "vertex " + vertex + " carries '" + name + "', but this cell has " + names);
    }
    return operation;
  }

  private void requireSizes(String text, List<List<String>> rows, List<String> operations) {
    int size = rows.size();
    if (size < 2 || size > cell.vertices()) {
      throw wrong(text, "it has " + size + " rows, not 2 to " + cell.vertices());
    }
    for (int row = 0; row < size; row++) {
      if (rows.get(row).size() != size) {
        throw wrong(text, "row " + row + " has " + rows.get(row).size() + " entries, not " + size);
      }
    }
    if (operations.size() != size) {
      throw wrong(text, "it has " + operations.size() + " operations, not " + size);
    }
    if (!operations.get(0).equals(CellGraph.INPUT)
        || !operations.get(size - 1).equals(CellGraph.OUTPUT)) {
      throw wrong(text, "its operations do not begin with 'input' and end with 'output'");
    }
  }

  private IllegalArgumentException wrong(String text, String where) {
    return new IllegalArgumentException(
        "'"
            + text
            + "' is not a cell of this space: "
            + where
            + ". A cell reads [[0, 1, 0], [0, 0, 1], [0, 0, 0]] [input, "
            + written(cell.operationNames().get(0))
            + ", output].");
  }
}
