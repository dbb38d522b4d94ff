package org.espalier.stdlib.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.cost.Cost;
import org.espalier.dsl.graph.Graph;

/**
 * What lies between two architectures: their cells in one picture, their decisions, their costs.
 */
final class Difference {
  private static final String LEFT = "− ";
  private static final String CAME = "+ ";

  private final List<DiagramNode> nodes = new ArrayList<>();
  private final List<DiagramEdge> edges = new ArrayList<>();

  private Difference() {}

  /** All of it. */
  static Report report(Architecture before, Architecture after) {
    Graph first = before.network();
    Graph second = after.network();
    Report report = Report.of(title(before, after));
    Optional<Picture> picture = picture(first, second);
    if (picture.isPresent()) {
      report = report.with(picture.get());
    }
    Table decisions = decisions(before.values(), after.values());
    report = decisions.rows().isEmpty() ? report : report.with(decisions);
    Table costs = Table.of("", "before", "after", "change");
    for (Cost cost : List.of(Cost.parameters(), Cost.macs(), Cost.depth())) {
      long old = (long) cost.of(first);
      long now = (long) cost.of(second);
      costs = costs.row(cost.name(), old, now, now - old);
    }
    return report.with(costs);
  }

  private static String title(Architecture before, Architecture after) {
    int count = before.distance(after);
    return count == 1 ? "1 decision differs" : count + " decisions differ";
  }

  private static Table decisions(Map<String, String> before, Map<String, String> after) {
    Table table = Table.of("decision", "before", "after");
    List<String> labels = new ArrayList<>(before.keySet());
    after.keySet().stream().filter(label -> !before.containsKey(label)).forEach(labels::add);
    for (String label : labels) {
      String old = before.getOrDefault(label, "not asked");
      String now = after.getOrDefault(label, "not asked");
      if (!old.equals(now)) {
        table = table.row(label, old, now);
      }
    }
    return table;
  }

  /**
   * The cells that differ, drawn over one another: what left is dotted and has a minus, what came
   * is thick and has a plus, everything else is grey. Empty where no cells differ.
   */
  static Optional<Picture> picture(Graph before, Graph after) {
    Difference difference = new Difference();
    List<Cell> others = Cell.of(after);
    List<Cell> changed =
        Cell.of(before).stream()
            .filter(cell -> others.stream().noneMatch(other -> same(cell, other)))
            .toList();
    for (Cell cell : changed) {
      String place = cell.places().get(0);
      Optional<Cell> now =
          others.stream().filter(other -> other.places().contains(place)).findFirst();
      if (now.isPresent()) {
        String frame = changed.size() > 1 ? cell.heading() : "";
        difference.add(frame, place + "/", cell.sketch(), now.get().sketch());
      }
    }
    return difference.nodes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Diagram(
                    "− what left, + what came", Direction.RIGHT, difference.nodes, difference.edges)
                .picture());
  }

  private static boolean same(Cell cell, Cell other) {
    return cell.sketch().equals(other.sketch()) && cell.places().equals(other.places());
  }

  private void add(String frame, String prefix, Sketch before, Sketch after) {
    for (Sketch.Joint joint : before.joints()) {
      joint(frame, prefix, joint, after.joint(joint.id()));
    }
    for (Sketch.Joint joint : after.joints()) {
      if (before.joint(joint.id()).isEmpty()) {
        nodes.add(
            new DiagramNode(
                prefix + joint.id(), marked(CAME, joint.lines()), joint.kind(), "", frame));
      }
    }
    List<Sketch.Way> came = new ArrayList<>(after.ways());
    for (Sketch.Way way : before.ways()) {
      boolean stays = came.remove(way);
      edge(prefix, way, stays ? EdgeKind.FLOW : EdgeKind.LEFT, stays ? "" : LEFT);
    }
    came.forEach(way -> edge(prefix, way, EdgeKind.CAME, CAME));
  }

  private void joint(String frame, String prefix, Sketch.Joint old, Optional<Sketch.Joint> now) {
    List<String> lines = new ArrayList<>(old.lines());
    if (now.isEmpty()) {
      lines = marked(LEFT, old.lines());
    } else if (!now.get().lines().equals(old.lines())) {
      lines = marked(LEFT, old.lines());
      lines.addAll(marked(CAME, now.get().lines()));
    }
    NodeKind kind = lines.equals(old.lines()) ? NodeKind.STATE : NodeKind.CHOICE;
    nodes.add(new DiagramNode(prefix + old.id(), lines, kind, "", frame));
  }

  private static List<String> marked(String mark, List<String> lines) {
    List<String> all = new ArrayList<>(lines);
    all.set(0, mark + all.get(0));
    return all;
  }

  private void edge(String prefix, Sketch.Way way, EdgeKind kind, String mark) {
    List<String> lines =
        way.lines().isEmpty() ? List.of() : List.of(mark + String.join(" | ", way.lines()));
    List<String> shown = lines.isEmpty() && !mark.isEmpty() ? List.of(mark.strip()) : lines;
    edges.add(new DiagramEdge(prefix + way.from(), prefix + way.to(), kind, shown));
  }
}
