package org.espalier.stdlib.draw;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Long labels that many edges share, written once: the edges say {@code A}, a node beside them says
 * what A is. A supernet of DARTS' cell has fourteen edges of the same eight candidates, one of its
 * recurrent cell thirty-six of the same five.
 */
final class Legend {
  private static final int LONG = 6;
  private static final int MANY = 4;
  private static final int LINES = 60;

  private Legend() {}

  /** The same diagram, with a legend where it is of use. */
  static Diagram of(Diagram diagram) {
    Map<List<String>, Integer> uses = new LinkedHashMap<>();
    for (DiagramEdge edge : diagram.edges()) {
      if (edge.kind() == EdgeKind.CHOICE) {
        uses.merge(edge.lines(), 1, Integer::sum);
      }
    }
    uses.entrySet().removeIf(use -> !isWorthIt(use.getKey().size(), use.getValue()));
    Map<List<String>, String> marks = new LinkedHashMap<>();
    uses.keySet().forEach(lines -> marks.put(lines, mark(marks.size())));
    if (marks.isEmpty()) {
      return diagram;
    }
    List<DiagramNode> nodes = new ArrayList<>(diagram.nodes());
    marks.forEach((lines, mark) -> nodes.add(entry(mark, lines)));
    List<DiagramEdge> edges =
        diagram.edges().stream().map(edge -> marked(edge, marks.get(edge.lines()))).toList();
    return new Diagram(diagram.title(), diagram.direction(), nodes, edges);
  }

  private static boolean isWorthIt(int lines, int count) {
    return count >= MANY && (lines >= LONG || lines * count >= LINES);
  }

  /** A, B ... Z, A1, B1 ... */
  private static String mark(int number) {
    String letter = String.valueOf((char) ('A' + number % 26));
    return number < 26 ? letter : letter + number / 26;
  }

  private static DiagramNode entry(String mark, List<String> candidates) {
    List<String> lines = new ArrayList<>(List.of(mark + ": one of"));
    lines.addAll(candidates);
    return new DiagramNode("legend " + mark, lines, NodeKind.CHOICE, "", "");
  }

  private static DiagramEdge marked(DiagramEdge edge, @Nullable String mark) {
    return mark == null || edge.kind() != EdgeKind.CHOICE
        ? edge
        : DiagramEdge.of(edge.from(), edge.to(), edge.kind(), mark);
  }
}
