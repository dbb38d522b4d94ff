package org.espalier.dsl.space.cell;

import java.util.List;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.space.part.ArchitectureText;
import org.espalier.dsl.space.part.CandidateOperation;

/**
 * NAS-Bench-201's form: nodes joined by plus signs, each a list of {@code operation~from} between
 * bars, such as {@code |nor_conv_3x3~0|+|none~0|skip_connect~1|}.
 *
 * @param cell whose edges are written
 */
public record CellText(Cell cell) implements ArchitectureText {
  @Override
  public String print(Architecture architecture) {
    StringBuilder text = new StringBuilder();
    for (int to = 1; to < cell.nodes(); to++) {
      text.append(to == 1 ? "|" : "+|");
      for (int from = 0; from < to; from++) {
        int choice = architecture.choice(cell.label(from, to));
        text.append(cell.candidates().get(choice).name()).append('~').append(from).append('|');
      }
    }
    return text.toString();
  }

  @Override
  public Architecture parse(SearchSpace space, String text) {
    int[] choices = new int[space.decisions().all().size()];
    String[] nodes = text.strip().split("\\+", -1);
    if (nodes.length != cell.nodes() - 1) {
      throw wrong(
          text,
          "it has "
              + nodes.length
              + (nodes.length == 1 ? " node" : " nodes")
              + ", joined by '+', not "
              + (cell.nodes() - 1));
    }
    for (int to = 1; to < cell.nodes(); to++) {
      String node = nodes[to - 1].strip();
      if (node.length() < 2 || !node.startsWith("|") || !node.endsWith("|")) {
        throw wrong(
            text, "node " + to + " is '" + node + "', which does not begin and end with '|'");
      }
      String[] edges = node.substring(1, node.length() - 1).split("\\|", -1);
      if (edges.length != to) {
        throw wrong(text, "node " + to + " has " + edges.length + " edges, not " + to);
      }
      for (int from = 0; from < to; from++) {
        choices[space.decisions().position(cell.label(from, to))] =
            edge(text, edges[from], from, to);
      }
    }
    return new Architecture(space, choices);
  }

  private int edge(String text, String edge, int from, int to) {
    int tilde = edge.lastIndexOf('~');
    if (tilde < 0 || !edge.substring(tilde + 1).equals(String.valueOf(from))) {
      throw wrong(
          text,
          "edge " + from + " of node " + to + " is '" + edge + "', not 'operation~" + from + "'");
    }
    List<String> names = cell.candidates().stream().map(CandidateOperation::name).toList();
    int choice = names.indexOf(edge.substring(0, tilde));
    if (choice < 0) {
      throw wrong(
          text,
          "edge "
              + from
              + " of node "
              + to
              + " carries '"
              + edge.substring(0, tilde)
              + "', but this cell has "
              + names);
    }
    return choice;
  }

  private IllegalArgumentException wrong(String text, String where) {
    StringBuilder example = new StringBuilder();
    for (int to = 1; to < cell.nodes(); to++) {
      example.append(to == 1 ? "|" : "+|");
      for (int from = 0; from < to; from++) {
        example.append(cell.candidates().get(0).name()).append('~').append(from).append('|');
      }
    }
    return new IllegalArgumentException(
        "'" + text + "' is not a cell of this space: " + where + ". A cell reads " + example + ".");
  }
}
