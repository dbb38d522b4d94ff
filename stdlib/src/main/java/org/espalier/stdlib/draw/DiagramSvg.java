package org.espalier.stdlib.draw;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Draws a diagram whose places are known. */
final class DiagramSvg {
  private static final double NODE_CORNER = 8;
  private static final double STACK = 4;
  private static final String FRAME_GROUND = "#F1F4F8";

  private final Diagram diagram;
  private final Arrangement places;
  private final double left;
  private final double top;

  private DiagramSvg(Diagram diagram, Arrangement places) {
    this.diagram = diagram;
    this.places = places;
    left = Card.PADDING;
    top = Card.PADDING + (diagram.title().isEmpty() ? 0 : Card.TITLE_HEIGHT);
  }

  static String draw(Diagram diagram, Arrangement places) {
    return new DiagramSvg(diagram, places).draw();
  }

  private String draw() {
    double title = Lettering.width(diagram.title(), Card.TITLE_SIZE, true);
    double width = Math.max(places.width() + STACK, title) + 2 * left;
    double height = places.height() + STACK + top + Card.PADDING;
    Markup svg = Card.open(diagram.title(), Math.ceil(width), Math.ceil(height));
    double shift = (Math.ceil(width) - places.width()) / 2;
    svg.open(
        "g", "transform", "translate(" + Markup.number(shift) + " " + Markup.number(top) + ")");
    places.frames().values().forEach(box -> frame(svg, box));
    for (int i = 0; i < diagram.edges().size(); i++) {
      DiagramEdge edge = diagram.edges().get(i);
      EdgeStroke.draw(svg, edge, points(edge, places.routes().get(i).points()));
    }
    places.frames().forEach((name, box) -> frameTitle(svg, name, box));
    for (int i = 0; i < diagram.edges().size(); i++) {
      label(svg, diagram.edges().get(i), places.routes().get(i).label());
    }
    diagram.nodes().forEach(node -> node(svg, node));
    return svg.close().close().done();
  }

  /** The way of an edge from outline to outline. */
  private List<Point2D> points(DiagramEdge edge, List<Point2D> given) {
    List<Point2D> points = new ArrayList<>(given);
    points.set(0, end(edge.from(), given.get(0)));
    points.set(given.size() - 1, end(edge.to(), given.get(given.size() - 1)));
    return points;
  }

  private Point2D end(String id, Point2D point) {
    for (DiagramNode node : diagram.nodes()) {
      if (node.id().equals(id) && node.kind().round()) {
        return Outline.touch(point, box(id));
      }
    }
    return point;
  }

  private static void frame(Markup svg, Rectangle2D box) {
    rectangle(svg, "group", box, 12, FRAME_GROUND, "#C3CCD8");
  }

  private void frameTitle(Markup svg, String name, Rectangle2D box) {
    Rectangle2D place = places.title(name, box);
    rectangle(svg, "halo", place, 4, FRAME_GROUND, "none");
    double base = place.getY() + 13;
    Card.text(svg, name, place.getX() + 4, base, Measure.OTHER_SIZE, Card.FAINT_INK, "start", true);
  }

  private static void label(Markup svg, DiagramEdge edge, Rectangle2D box) {
    if (edge.lines().isEmpty()) {
      return;
    }
    boolean choice = edge.kind() == EdgeKind.CHOICE;
    String ground = choice ? NodeKind.CHOICE.fill() : Card.GROUND;
    rectangle(svg, "label", box, 6, ground, choice ? NodeKind.CHOICE.stroke() : "none");
    double base = box.getY() + 3 + Measure.EDGE_LINE * 0.76;
    for (String line : edge.lines()) {
      Card.text(
          svg, line, box.getCenterX(), base, Measure.EDGE_SIZE, ink(edge.kind()), "middle", false);
      base += Measure.EDGE_LINE;
    }
  }

  private static String ink(EdgeKind kind) {
    return switch (kind) {
      case ABSENT, FLOW -> Card.FAINT_INK;
      case CHOICE -> NodeKind.CHOICE.ink();
      case COMPUTE, REDUCE, SHORTCUT, LEFT, CAME -> kind.stroke();
    };
  }

  private void node(Markup svg, DiagramNode node) {
    Rectangle2D box = box(node.id());
    NodeKind kind = node.kind();
    double corner = kind.round() ? Math.min(box.getHeight(), box.getWidth()) / 2 : NODE_CORNER;
    if (!node.badge().isEmpty()) {
      Rectangle2D behind = new Rectangle2D.Double();
      behind.setRect(box.getX() + STACK, box.getY() + STACK, box.getWidth(), box.getHeight());
      rectangle(svg, "stack", behind, corner, kind.fill(), kind.stroke());
    }
    rectangle(svg, "node", box, corner, kind.fill(), kind.stroke());
    badge(svg, node, box);
    lines(svg, node, box);
  }

  private Rectangle2D box(String id) {
    Rectangle2D box = places.boxes().get(id);
    if (box == null) {
      throw new IllegalStateException("The node '" + id + "' has no place.");
    }
    return box;
  }

  private static void lines(Markup svg, DiagramNode node, Rectangle2D box) {
    List<String> lines = node.lines();
    double taken = node.badge().isEmpty() ? 0 : Measure.badgeWidth(node) + Measure.BADGE_GAP;
    double middle = box.getX() + (box.getWidth() - taken) / 2;
    double base = box.getCenterY() - lines.size() * Measure.LINE / 2 + Measure.LINE * 0.77;
    for (int i = 0; i < lines.size(); i++) {
      double size = i == 0 ? Measure.FIRST_SIZE : Measure.OTHER_SIZE;
      String ink = i == 0 ? node.kind().ink() : node.kind().faintInk();
      Card.text(svg, lines.get(i), middle, base, size, ink, "middle", i == 0);
      base += Measure.LINE;
    }
  }

  private static void badge(Markup svg, DiagramNode node, Rectangle2D box) {
    if (node.badge().isEmpty()) {
      return;
    }
    double width = Measure.badgeWidth(node);
    double height = 20;
    Rectangle2D pill =
        new Rectangle2D.Double(
            box.getMaxX() - width - Measure.BADGE_GAP,
            box.getCenterY() - height / 2,
            width,
            height);
    rectangle(svg, "badge", pill, height / 2, node.kind().stroke(), "none");
    double base = pill.getCenterY() + Measure.BADGE_SIZE * 0.36;
    Card.text(
        svg, node.badge(), pill.getCenterX(), base, Measure.BADGE_SIZE, "#FFFFFF", "middle", true);
  }

  private static void rectangle(
      Markup svg, String name, Rectangle2D box, double corner, String fill, String stroke) {
    svg.leaf(
        "rect",
        "class",
        name,
        "x",
        box.getX(),
        "y",
        box.getY(),
        "width",
        box.getWidth(),
        "height",
        box.getHeight(),
        "rx",
        corner,
        "fill",
        fill,
        "stroke",
        stroke,
        "stroke-width",
        1.4);
  }
}
