package org.espalier.stdlib.draw;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;

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
}
