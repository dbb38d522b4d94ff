package org.espalier.stdlib.draw;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A space or an architecture, drawn from its decisions alone: a decision that is labelled {@code
 * cell/edge.0-2} is an edge of a cell, all others are lines of a node for their place.
 */
final class DecisionDiagram {
  private static final Pattern EDGE = Pattern.compile("(.+)/edge\\.(\\d+)-(\\d+)");

  private final String title;
  private final Map<String, List<String>> options;
  private final List<DiagramNode> nodes = new ArrayList<>();
  private final List<DiagramEdge> edges = new ArrayList<>();

  private DecisionDiagram(String title, Map<String, List<String>> options) {
    this.title = title;
    this.options = options;
  }

  /**
   * @param title what stands above
   * @param options what each decision can still become, by its label; one option when it is made
   */
  static Diagram of(String title, Map<String, List<String>> options) {
    return new DecisionDiagram(title, options).diagram();
  }

  /** Whether all that is decided is which operations stand on a cell's edges. */
  static boolean hasOperations(Map<String, List<String>> options) {
    return options.entrySet().stream()
        .allMatch(entry -> EDGE.matcher(entry.getKey()).matches() && !isSwitch(entry.getValue()));
  }

  /** Whether a decision says only that something is there or not. */
  private static boolean isSwitch(List<String> options) {
    return options.equals(List.of("0", "1")) || options.equals(List.of("no", "yes"));
  }

  private Diagram diagram() {
    Map<String, List<Matcher>> cells = new LinkedHashMap<>();
    Set<String> vertices = vertices();
    Map<String, List<String>> places = new LinkedHashMap<>();
    for (String label : options.keySet()) {
      Matcher edge = EDGE.matcher(label);
      int end = label.lastIndexOf('/');
      if (edge.matches()) {
        cells.computeIfAbsent(edge.group(1), unseen -> new ArrayList<>()).add(edge);
      } else if (!vertices.contains(label)) {
        String place = label.substring(0, Math.max(end, 0));
        places.computeIfAbsent(place, unseen -> new ArrayList<>()).add(label);
      }
    }
    cells.forEach((cell, found) -> cell(cells.size() > 1 ? Words.place(cell) : "", cell, found));
    places.forEach(this::place);
    return Legend.of(new Diagram(title, Direction.RIGHT, nodes, edges));
  }

  /** The decisions that say what stands on a vertex of a cell with edges. */
  private Set<String> vertices() {
    Set<String> found = new LinkedHashSet<>();
    for (String label : options.keySet()) {
      Matcher edge = EDGE.matcher(label);
      if (edge.matches()) {
        found.add(vertex(edge.group(1), edge.group(2)));
        found.add(vertex(edge.group(1), edge.group(3)));
      }
    }
    found.retainAll(options.keySet());
    return found;
  }

  private static String vertex(String cell, String number) {
    return cell + "/vertex." + number;
  }

  private void cell(String group, String cell, List<Matcher> found) {
    Set<String> states = new LinkedHashSet<>();
    for (Matcher edge : found) {
      states.add(edge.group(2));
      states.add(edge.group(3));
    }
    for (String state : states) {
      List<String> lines = new ArrayList<>(List.of(state));
      options
          .getOrDefault(vertex(cell, state), List.of())
          .forEach(option -> lines.add(Words.operation(option)));
      NodeKind kind = lines.size() > 1 ? NodeKind.CHOICE : NodeKind.STATE;
      nodes.add(new DiagramNode(cell + "/" + state, lines, kind, "", group));
    }
    for (Matcher edge : found) {
      edges.add(edge(cell, edge, options.getOrDefault(edge.group(), List.of())));
    }
  }

  private static DiagramEdge edge(String cell, Matcher edge, List<String> open) {
    EdgeKind kind = open.size() == 1 ? Words.edge(open.get(0)) : EdgeKind.CHOICE;
    return new DiagramEdge(
        cell + "/" + edge.group(2),
        cell + "/" + edge.group(3),
        kind,
        isSwitch(open) ? List.of() : open.stream().map(Words::operation).toList());
  }

  private void place(String place, List<String> labels) {
    List<String> lines = new ArrayList<>();
    lines.add(place.isEmpty() ? "network" : Words.place(place));
    boolean open = false;
    for (String label : labels) {
      List<String> left = options.getOrDefault(label, List.of());
      open = open || left.size() > 1;
      String name = Words.place(label.substring(label.lastIndexOf('/') + 1));
      lines.add(name + ": " + Words.oneOf(left.stream().map(Words::operation).toList()));
    }
    NodeKind kind = open ? NodeKind.CHOICE : NodeKind.COMPUTE;
    DiagramNode node = new DiagramNode("place " + place, lines, kind, "", "");
    if (!nodes.isEmpty() && nodes.get(nodes.size() - 1).id().startsWith("place ")) {
      edges.add(DiagramEdge.of(nodes.get(nodes.size() - 1).id(), node.id(), EdgeKind.FLOW));
    }
    nodes.add(node);
  }
}
