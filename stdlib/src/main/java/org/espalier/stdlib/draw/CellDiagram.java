package org.espalier.stdlib.draw;

import java.util.ArrayList;
import java.util.List;

/** Cells side by side, each in a frame of its own where there are several. */
final class CellDiagram {
  private final List<DiagramNode> nodes = new ArrayList<>();
  private final List<DiagramEdge> edges = new ArrayList<>();

  private CellDiagram() {}

  static Diagram of(String title, List<Cell> cells) {
    CellDiagram diagram = new CellDiagram();
    for (Cell cell : cells) {
      diagram.add(
          cells.size() > 1 ? cell.heading() : "", cell.places().get(0) + "/", cell.sketch());
    }
    return Legend.of(new Diagram(title, Direction.RIGHT, diagram.nodes, diagram.edges));
  }

  private void add(String frame, String prefix, Sketch sketch) {
    for (Sketch.Joint joint : sketch.joints()) {
      nodes.add(new DiagramNode(prefix + joint.id(), joint.lines(), joint.kind(), "", frame));
    }
    for (Sketch.Way way : sketch.ways()) {
      edges.add(new DiagramEdge(prefix + way.from(), prefix + way.to(), way.kind(), way.lines()));
    }
  }
}
