package org.espalier.stdlib.draw;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/** Draws a heat map, and knows where its squares are. */
final class HeatMapSvg {
  private static final double COLUMN = 46;
  private static final double ROW = 22;
  private static final double GAP = 1.5;
  private static final double BETWEEN = 28;
  private static final double LINE = 14;
  private static final double SIZE = 12;
  private static final double NUMBER_SIZE = 11;

  /** Panels stand side by side up to this width, in pixels. */
  private static final double WIDEST = 940;

  private static final double FOOT = 44;
  private static final String MARK = "#D55E00";

  private final HeatMap map;
  private final ShareScale scale;
  private final List<Place> places = new ArrayList<>();
  private final List<Spot> spots = new ArrayList<>();
  private final double width;
  private final double bottom;

  /** Where a panel stands. */
  private record Place(HeatMap.Panel panel, double x, double y, double names, double top) {
    double width() {
      return names + panel.columns().size() * columnWidth(panel);
    }

    double height() {
      return top + panel.rows().size() * ROW;
    }

    double left(int column) {
      return x + names + column * columnWidth(panel);
    }
  }

  /** A square that says what it is. */
  private record Spot(double x, double y, double width, double height, String says) {}

  private HeatMapSvg(HeatMap map) {
    this.map = map;
    this.scale = ShareScale.of(map);
    double x = Card.PADDING;
    double y = Card.PADDING + (map.title().isEmpty() ? 0 : Card.TITLE_HEIGHT);
    double right = x;
    double low = y;
    for (HeatMap.Panel panel : map.panels()) {
      Place place = place(panel, x, y);
      if (x > Card.PADDING && x + place.width() > WIDEST) {
        x = Card.PADDING;
        y = low + BETWEEN;
        place = place(panel, x, y);
      }
      places.add(place);
      right = Math.max(right, x + place.width());
      low = Math.max(low, y + place.height());
      x += place.width() + BETWEEN;
    }
    double title = Lettering.width(map.title(), Card.TITLE_SIZE, true) + Card.PADDING;
    width = Math.ceil(Math.max(Math.max(right, title), footWidth()) + Card.PADDING);
    bottom = low;
  }

  static HeatMapSvg of(HeatMap map) {
    return new HeatMapSvg(map);
  }

  private static Place place(HeatMap.Panel panel, double x, double y) {
    double names =
        panel.rows().stream()
            .mapToDouble(row -> Lettering.width(row.name(), SIZE, false))
            .max()
            .orElse(0);
    int lines = panel.columns().stream().mapToInt(name -> lines(panel, name)).max().orElse(0);
    double heading = panel.heading().isEmpty() ? 0 : 20;
    return new Place(panel, x, y, Math.ceil(names) + 10, heading + lines * LINE + 6);
  }

  private static int lines(HeatMap.Panel panel, String name) {
    return broken(panel, name).size();
  }

  private static List<String> broken(HeatMap.Panel panel, String name) {
    return Lettering.lines(name, SIZE, false, columnWidth(panel) - 4);
  }

  /** As wide as the longest word of its columns' names needs. */
  private static double columnWidth(HeatMap.Panel panel) {
    double widest = COLUMN;
    for (String name : panel.columns()) {
      for (String word : name.split(" ", -1)) {
        widest = Math.max(widest, Math.ceil(Lettering.width(word, SIZE, false)) + 6);
      }
    }
    return widest;
  }

  String svg() {
    spots.clear();
    Markup svg = Card.open(map.title(), width, bottom + FOOT + Card.PADDING);
    places.forEach(place -> panel(svg, place));
    foot(svg);
    return svg.close().done();
  }

  private void panel(Markup svg, Place place) {
    HeatMap.Panel panel = place.panel();
    if (!panel.heading().isEmpty()) {
      Card.text(svg, panel.heading(), place.x(), place.y() + 12, SIZE + 1, Card.INK, "start", true);
    }
    for (int column = 0; column < panel.columns().size(); column++) {
      List<String> lines = broken(panel, panel.columns().get(column));
      double middle = place.left(column) + columnWidth(panel) / 2;
      double base = place.y() + place.top() - 6 - (lines.size() - 1) * LINE;
      for (String line : lines) {
        Card.text(svg, line, middle, base, SIZE, Card.FAINT_INK, "middle", false);
        base += LINE;
      }
    }
    for (int row = 0; row < panel.rows().size(); row++) {
      row(svg, place, panel.rows().get(row), place.y() + place.top() + row * ROW);
    }
  }

  private void row(Markup svg, Place place, HeatMap.Row row, double top) {
    double base = top + ROW / 2 + SIZE * 0.36;
    double end = place.x() + place.names() - 8;
    Card.text(svg, row.name(), end, base, SIZE, Card.INK, "end", false);
    for (int column = 0; column < row.numbers().size(); column++) {
      if (!Double.isNaN(row.numbers().get(column))) {
        square(svg, place, row, column, top);
      }
    }
    // Outlines come last, so that no neighbour hides a part of them.
    row.outlined().stream()
        .sorted()
        .forEach(column -> rectangle(svg, "mark", spot(place, column, top, ""), "none", MARK));
  }

  private void square(Markup svg, Place place, HeatMap.Row row, int column, double top) {
    double number = row.numbers().get(column);
    Spot spot = spot(place, column, top, HeatMap.says(place.panel(), row, column));
    spots.add(spot);
    Shade shade = Shade.of(scale.place(row.ofEven(column)));
    svg.open("g").text(spot.says(), "title");
    rectangle(svg, "square", spot, shade.web(), "none");
    double base = top + ROW / 2 + NUMBER_SIZE * 0.36;
    double middle = spot.x() + spot.width() / 2;
    Card.text(svg, written(number), middle, base, NUMBER_SIZE, shade.ink(), "middle", false);
    svg.close();
  }

  /** With a digit more while the shares are nearly even and two are all alike. */
  private String written(double number) {
    String form = scale.limit() < 1.5 ? "%.3f" : "%.2f";
    return number == 0 ? "0" : String.format(Locale.ROOT, form, number);
  }

  private static Spot spot(Place place, int column, double top, String says) {
    double wide = columnWidth(place.panel()) - 2 * GAP;
    return new Spot(place.left(column) + GAP, top + GAP, wide, ROW - 2 * GAP, says);
  }

  private static void rectangle(Markup svg, String name, Spot spot, String fill, String stroke) {
    svg.leaf(
        "rect",
        "class",
        name,
        "x",
        spot.x(),
        "y",
        spot.y(),
        "width",
        spot.width(),
        "height",
        spot.height(),
        "rx",
        3.0,
        "fill",
        fill,
        "stroke",
        stroke,
        "stroke-width",
        2.2);
  }

  /** The scale, and what outlines mean. */
  private void foot(Markup svg) {
    double base = bottom + FOOT;
    double x = Card.PADDING;
    Card.text(svg, map.measure(), x, base, SIZE, Card.FAINT_INK, "start", false);
    x += Lettering.width(map.measure(), SIZE, false) + 14;
    scale.draw(svg, x, base);
    if (!map.marks().isEmpty()) {
      x += scale.width() + 32;
      rectangle(svg, "mark", new Spot(x, base - 11, 20, 13, ""), "none", MARK);
      Card.text(svg, map.marks(), x + 28, base, SIZE, Card.FAINT_INK, "start", false);
    }
  }

  private double footWidth() {
    double shades = Lettering.width(map.measure(), SIZE, false) + 14 + scale.width();
    double marks = map.marks().isEmpty() ? 0 : 60 + Lettering.width(map.marks(), SIZE, false);
    return Card.PADDING + shades + marks;
  }

  /**
   * An image with a map over it, since an image keeps its own tooltips to itself. It is never
   * scaled, or the map would not fit.
   */
  String html() {
    String drawn = svg();
    byte[] bytes = drawn.getBytes(StandardCharsets.UTF_8);
    CRC32 sum = new CRC32();
    sum.update(bytes);
    String name = "squares-" + Long.toHexString(sum.getValue());
    Markup html = new Markup();
    html.open("div", "style", "overflow-x: auto; " + Report.APART);
    html.leaf(
        "img",
        "src",
        "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(bytes),
        "alt",
        map.text(),
        "usemap",
        "#" + name,
        "style",
        "max-width: none");
    html.open("map", "name", name);
    for (Spot spot : spots) {
      html.leaf("area", "shape", "rect", "coords", coordinates(spot), "title", spot.says());
    }
    return html.close().close().done();
  }

  private static String coordinates(Spot spot) {
    return Math.round(spot.x())
        + ","
        + Math.round(spot.y())
        + ","
        + Math.round(spot.x() + spot.width())
        + ","
        + Math.round(spot.y() + spot.height());
  }
}
