package org.espalier.stdlib.draw;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where everything of a diagram goes, in pixels from its own upper left corner.
 *
 * @param width of all of it
 * @param height of all of it
 * @param boxes a place for each node's id
 * @param frames a place for each group's title
 * @param routes one for each edge, in the diagram's order
 */
record Arrangement(
    double width,
    double height,
    Map<String, Rectangle2D> boxes,
    Map<String, Rectangle2D> frames,
    List<Route> routes) {

  /**
   * The way of an edge.
   *
   * @param points from its start over its bends to its end
   * @param label the place of its label; empty where it has none
   */
  record Route(List<Point2D> points, Rectangle2D label) {}

  /** Where the title of a frame stands: the leftmost place at its top that no edge crosses. */
  Rectangle2D title(String name, Rectangle2D frame) {
    double width = Lettering.width(name, Measure.OTHER_SIZE, true) + 8;
    double left = frame.getX() + 10;
    for (double x = left; x <= frame.getMaxX() - 10 - width; x += 4) {
      Rectangle2D place = new Rectangle2D.Double(x, frame.getY() + 8, width, 18);
      if (!isCrossed(place)) {
        return place;
      }
    }
    return new Rectangle2D.Double(left, frame.getY() + 8, width, 18);
  }

  /** The frames that have no such place. */
  Set<String> crowded() {
    Set<String> crowded = new LinkedHashSet<>();
    frames.forEach(
        (name, frame) -> {
          if (isCrossed(title(name, frame))) {
            crowded.add(name);
          }
        });
    return crowded;
  }

  private boolean isCrossed(Rectangle2D place) {
    for (Route route : routes) {
      for (int i = 1; i < route.points().size(); i++) {
        Line2D line = new Line2D.Double(route.points().get(i - 1), route.points().get(i));
        if (place.intersectsLine(line)) {
          return true;
        }
      }
    }
    return false;
  }
}
