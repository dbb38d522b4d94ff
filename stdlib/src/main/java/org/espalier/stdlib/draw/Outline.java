package org.espalier.stdlib.draw;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/** The outline of a node's shape, on which its edges begin and end. */
final class Outline {
  private Outline() {}

  /**
   * Where an edge touches a shape with half circles at its ends, given where it touches the
   * rectangle around it.
   */
  static Point2D touch(Point2D point, Rectangle2D box) {
    double radius = Math.min(box.getWidth(), box.getHeight()) / 2;
    double x = point.getX();
    double y = point.getY();
    double middleX = clamp(x, box.getMinX() + radius, box.getMaxX() - radius);
    double middleY = clamp(y, box.getMinY() + radius, box.getMaxY() - radius);
    boolean atSide = Math.abs(x - box.getMinX()) < 0.5 || Math.abs(x - box.getMaxX()) < 0.5;
    if (atSide) {
      double reach = reach(radius, y - middleY);
      return new Point2D.Double(x < middleX ? middleX - reach : middleX + reach, y);
    }
    double reach = reach(radius, x - middleX);
    return new Point2D.Double(x, y < middleY ? middleY - reach : middleY + reach);
  }

  private static double reach(double radius, double away) {
    return Math.sqrt(Math.max(0, radius * radius - away * away));
  }

  private static double clamp(double value, double least, double greatest) {
    return Math.max(least, Math.min(greatest, value));
  }
}
