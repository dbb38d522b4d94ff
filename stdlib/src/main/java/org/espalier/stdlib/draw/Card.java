package org.espalier.stdlib.draw;

/**
 * The ground that every picture stands on.
 *
 * <p>A notebook shows an SVG as an image, which cannot see the notebook's theme. So a picture
 * brings its own ground: a pale card with a thin border and round corners, dark letters on it. It
 * reads the same on white and on black, and a copy of it in a paper or a mail still does.
 */
final class Card {
  static final String GROUND = "#FBFCFE";
  static final String BORDER = "#D3DAE3";
  static final String INK = "#1E293B";
  static final String FAINT_INK = "#526071";

  /** Between the border and what is shown, in pixels. */
  static final double PADDING = 20;

  static final double TITLE_SIZE = 14;

  /** The room that a title takes, in pixels. */
  static final double TITLE_HEIGHT = 30;

  private static final double CORNER = 10;

  private Card() {}

  /** Opens an SVG of a size in pixels with the card and the title; the caller closes it. */
  static Markup open(String title, double width, double height) {
    Markup svg = openNamed(title, width, height);
    if (!title.isEmpty()) {
      text(svg, title, PADDING, PADDING + TITLE_SIZE * 0.8, TITLE_SIZE, INK, "start", true);
    }
    return svg;
  }

  /** The same without a visible title; the name is what a screen reader says. */
  static Markup openNamed(String name, double width, double height) {
    Markup svg = new Markup();
    svg.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "width",
        width,
        "height",
        height,
        "viewBox",
        "0 0 " + Markup.number(width) + " " + Markup.number(height),
        "font-family",
        Lettering.FAMILY,
        "role",
        "img");
    svg.text(name.isEmpty() ? "picture" : name, "title");
    ground(svg, width, height);
    return svg;
  }

  /** The card alone. */
  private static void ground(Markup svg, double width, double height) {
    svg.leaf(
        "rect",
        "class",
        "card",
        "x",
        0.5,
        "y",
        0.5,
        "width",
        width - 1,
        "height",
        height - 1,
        "rx",
        CORNER,
        "fill",
        GROUND,
        "stroke",
        BORDER);
  }

  /** One line of text with its base line at y. */
  static void text(
      Markup svg,
      String line,
      double x,
      double y,
      double size,
      String ink,
      String anchor,
      boolean strong) {
    svg.text(
        line,
        "text",
        "x",
        x,
        "y",
        y,
        "font-size",
        size,
        "font-weight",
        strong ? "bold" : "normal",
        "text-anchor",
        anchor,
        "fill",
        ink);
  }
}
