package org.espalier.stdlib.draw;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/** The line of an edge with round corners and an arrowhead. */
final class EdgeStroke {
  private static final double CORNER = 7;
  private static final double HEAD_LENGTH = 9;
  private static final double HEAD_HALF = 4.2;

  private EdgeStroke() {}

  static void draw(Markup svg, DiagramEdge edge, List<Point2D> points) {
    int last = points.size() - 1;
    Point2D tip = points.get(last);
    Point2D before = points.get(last - 1);
    EdgeKind kind = edge.kind();
    // The line ends inside the head, so that its blunt end does not look out of the tip.
    Point2D end = towards(tip, before, HEAD_LENGTH - 2);
    svg.open("g", "class", "edge");
    svg.leaf("path", attributes(path(points, end), kind));
    svg.leaf("path", "d", head(tip, before), "fill", kind.stroke());
    svg.close();
  }

  private static Object[] attributes(String path, EdgeKind kind) {
    List<Object> all =
        new ArrayList<>(
            List.of(
                "d", path, "fill", "none", "stroke", kind.stroke(), "stroke-width", kind.width()));
    if (!kind.dashes().isEmpty()) {
      all.addAll(List.of("stroke-dasharray", kind.dashes(), "stroke-linecap", "round"));
    }
    return all.toArray();
  }

  private static String path(List<Point2D> points, Point2D end) {
    StringBuilder path = new StringBuilder("M").append(show(points.get(0)));
    for (int i = 1; i < points.size() - 1; i++) {
      Point2D bend = points.get(i);
      Point2D after = i == points.size() - 2 ? end : points.get(i + 1);
      path.append(" L").append(show(corner(bend, points.get(i - 1))));
      path.append(" Q").append(show(bend)).append(' ').append(show(corner(bend, after)));
    }
    return path.append(" L").append(show(end)).toString();
  }

  private static Point2D corner(Point2D bend, Point2D other) {
    return towards(bend, other, Math.min(CORNER, bend.distance(other) / 2));
  }

  private static Point2D towards(Point2D from, Point2D to, double length) {
    double distance = from.distance(to);
    double part = distance == 0 ? 0 : Math.min(length, distance) / distance;
    return new Point2D.Double(
        from.getX() + (to.getX() - from.getX()) * part,
        from.getY() + (to.getY() - from.getY()) * part);
  }

  private static String head(Point2D tip, Point2D before) {
    double distance = Math.max(tip.distance(before), 1e-9);
    double alongX = (tip.getX() - before.getX()) / distance;
    double alongY = (tip.getY() - before.getY()) / distance;
    double backX = tip.getX() - alongX * HEAD_LENGTH;
    double backY = tip.getY() - alongY * HEAD_LENGTH;
    Point2D left = new Point2D.Double(backX - alongY * HEAD_HALF, backY + alongX * HEAD_HALF);
    Point2D right = new Point2D.Double(backX + alongY * HEAD_HALF, backY - alongX * HEAD_HALF);
    return "M" + show(tip) + " L" + show(left) + " L" + show(right) + " Z";
  }

  private static String show(Point2D point) {
    return Markup.number(point.getX()) + " " + Markup.number(point.getY());
  }
}
