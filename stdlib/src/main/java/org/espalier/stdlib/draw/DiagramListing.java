package org.espalier.stdlib.draw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A diagram for a terminal: its nodes from first to last, each with what leads to it. */
final class DiagramListing {
  private final Diagram diagram;
  private final List<DiagramNode> order;
  private final Map<String, Integer> numbers = new HashMap<>();

  private DiagramListing(Diagram diagram) {
    this.diagram = diagram;
    order = Reading.order(diagram.nodes(), diagram.edges());
    order.forEach(node -> numbers.put(node.id(), numbers.size()));
  }

  /**
   * One line a node: its number, its label, its badge, and the numbers of the nodes before it with
   * the labels of the edges from there.
   */
  static String of(Diagram diagram) {
    return new DiagramListing(diagram).text();
  }

  private String text() {
    List<String> rows = new ArrayList<>();
    rows.add(heading());
    int digits = String.valueOf(Math.max(order.size() - 1, 0)).length();
    int widest = order.stream().mapToInt(node -> says(node).length()).max().orElse(0);
    String group = "";
    for (DiagramNode node : order) {
      if (!node.group().equals(group) && !node.group().isEmpty()) {
        rows.add(" " + node.group() + ":");
      }
      group = node.group();
      String indent = group.isEmpty() ? " " : "   ";
      String number = " ".repeat(digits - number(node.id()).length()) + number(node.id());
      String says = says(node);
      String before = before(node);
      String gap = before.isEmpty() ? "" : " ".repeat(widest - says.length()) + "  ← " + before;
      rows.add(indent + number + "  " + says + gap);
    }
    return String.join("\n", rows);
  }

  private String heading() {
    String count =
        counted(diagram.nodes().size(), "node") + ", " + counted(diagram.edges().size(), "edge");
    return diagram.title().isEmpty() ? count : diagram.title() + " (" + count + ")";
  }

  private static String counted(int count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }

  private static String says(DiagramNode node) {
    String lines = String.join(" · ", node.lines());
    return node.badge().isEmpty() ? lines : lines + "  " + node.badge();
  }

  private String before(DiagramNode node) {
    List<String> shown = new ArrayList<>();
    for (DiagramEdge edge : diagram.edges()) {
      if (edge.to().equals(node.id())) {
        shown.add((number(edge.from()) + " " + String.join(" | ", edge.lines())).strip());
      }
    }
    return String.join(", ", shown);
  }

  private String number(String id) {
    return String.valueOf(numbers.get(id));
  }
}
