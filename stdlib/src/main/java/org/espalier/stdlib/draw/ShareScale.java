package org.espalier.stdlib.draw;

import java.util.List;
import java.util.stream.IntStream;

/**
 * From how many times an even share something is to a shade, by its logarithm: an even share stands
 * a seventh of the way from pale to dark, so that what leads stands out and what falls behind
 * fades. The scale ends at the greatest there is, rounded up; what falls behind by the same factor
 * or more is palest.
 *
 * @param limit the greatest, as a multiple of an even share; above 1
 */
record ShareScale(double limit) {
  /** Where an even share stands. */
  private static final double EVEN = 0.15;

  /** No scale ends before the first: less than that is next to nothing. */
  private static final List<Double> LIMITS =
      List.of(1.05, 1.1, 1.25, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0, 32.0, 64.0, 128.0);

  private static final double BAR = 150;
  private static final double BAR_HEIGHT = 10;
  private static final double SIZE = 12;
  private static final double SMALL = 10;
  private static final double SPACE = 8;
  private static final int STEPS = 30;

  static ShareScale of(HeatMap map) {
    double greatest =
        map.panels().stream()
            .flatMap(panel -> panel.rows().stream())
            .flatMapToDouble(
                row -> IntStream.range(0, row.numbers().size()).mapToDouble(row::ofEven))
            .filter(Double::isFinite)
            .max()
            .orElse(1);
    return new ShareScale(
        LIMITS.stream()
            .filter(limit -> limit >= greatest - 1e-9)
            .findFirst()
            .orElse(Math.ceil(greatest)));
  }

  /** From 0 for the palest shade to 1 for the darkest. */
  double place(double ofEven) {
    double far = Math.log(Math.max(ofEven, Double.MIN_NORMAL)) / Math.log(limit);
    return far >= 0 ? EVEN + (1 - EVEN) * Math.min(1, far) : EVEN * (1 + Math.max(-1, far));
  }

  private String least() {
    return "even ÷ " + Numbers.show(limit) + " or less";
  }

  private String greatest() {
    return "even × " + Numbers.show(limit);
  }

  /** How wide it is drawn. */
  double width() {
    return Lettering.width(least(), SIZE, false)
        + BAR
        + 2 * SPACE
        + Lettering.width(greatest(), SIZE, false);
  }

  /** Draws its shades with what they mean, from a place on a base line to the right. */
  void draw(Markup svg, double left, double base) {
    Card.text(svg, least(), left, base, SIZE, Card.FAINT_INK, "start", false);
    double x = left + Lettering.width(least(), SIZE, false) + SPACE;
    for (int i = 0; i < STEPS; i++) {
      // Half a pixel wider, so that no seam shows between two.
      double width = BAR / STEPS + (i < STEPS - 1 ? 0.5 : 0);
      rectangle(svg, x + i * BAR / STEPS, base, width, Shade.of((i + 0.5) / STEPS).web(), "none");
    }
    // The palest shades are nearly the card's own.
    rectangle(svg, x, base, BAR, "none", Card.BORDER);
    double even = x + EVEN * BAR;
    rectangle(svg, even - 0.5, base, 1, Card.FAINT_INK, "none");
    Card.text(svg, "even", even, base - BAR_HEIGHT - 4, SMALL, Card.FAINT_INK, "middle", false);
    Card.text(svg, greatest(), x + BAR + SPACE, base, SIZE, Card.FAINT_INK, "start", false);
  }

  private static void rectangle(
      Markup svg, double x, double base, double width, String fill, String stroke) {
    svg.leaf(
        "rect",
        "class",
        "scale",
        "x",
        x,
        "y",
        base - BAR_HEIGHT,
        "width",
        width,
        "height",
        BAR_HEIGHT,
        "fill",
        fill,
        "stroke",
        stroke);
  }
}
