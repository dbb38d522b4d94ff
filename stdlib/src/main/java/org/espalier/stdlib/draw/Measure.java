package org.espalier.stdlib.draw;

import java.util.List;

/** How much room the letters of nodes and edges take, in pixels. */
final class Measure {
  static final double FIRST_SIZE = 13;
  static final double OTHER_SIZE = 12;
  static final double BADGE_SIZE = 12;
  static final double LINE = 17;
  static final double EDGE_SIZE = 12;
  static final double EDGE_LINE = 15;
  static final double BADGE_PADDING = 7;
  static final double BADGE_GAP = 8;

  private static final double SIDE = 14;
  private static final double ROUND_SIDE = 16;
  private static final double ABOVE = 8;
  private static final double CIRCLE = 38;

  private Measure() {}

  /** A width and a height. */
  record Room(double width, double height) {}

  static Room of(DiagramNode node) {
    double letters = Lettering.width(node.lines().get(0), FIRST_SIZE, true);
    for (String line : node.lines().subList(1, node.lines().size())) {
      letters = Math.max(letters, Lettering.width(line, OTHER_SIZE, false));
    }
    double height = node.lines().size() * LINE + 2 * ABOVE;
    double badge = node.badge().isEmpty() ? 0 : badgeWidth(node) + BADGE_GAP;
    double side = node.kind().round() ? ROUND_SIDE : SIDE;
    double width = Math.ceil(letters + badge + 2 * side);
    return isCircle(node, letters) ? new Room(CIRCLE, CIRCLE) : new Room(width, height);
  }

  private static boolean isCircle(DiagramNode node, double letters) {
    boolean alone = node.lines().size() == 1 && node.badge().isEmpty();
    return node.kind().round() && alone && letters <= CIRCLE - 12;
  }

  static double badgeWidth(DiagramNode node) {
    return Lettering.width(node.badge(), BADGE_SIZE, true) + 2 * BADGE_PADDING;
  }

  static Room of(List<String> label) {
    double letters = 0;
    for (String line : label) {
      letters = Math.max(letters, Lettering.width(line, EDGE_SIZE, false));
    }
    return new Room(Math.ceil(letters + 12), label.size() * EDGE_LINE + 6);
  }
}
