package org.espalier.stdlib.draw;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jetbrains.letsPlot.awt.plot.PlotSvgExport;
import org.jetbrains.letsPlot.commons.geometry.DoubleVector;

/** Says a chart in Lets-Plot's words: a map of maps, as its grammar of graphics has it. */
final class Curves {
  static final double TEXT_SIZE = 12;

  /**
   * Keeps an entry of the legend from its neighbour, and is not drawn in the end. Of no use are
   * spaces, whose width Lets-Plot leaves out.
   */
  static final String SPACE = "\uE000";

  /** The room for a legend's sign and the gaps beside it, in pixels. */
  private static final double LEGEND_SIGN = 46;

  private static final String GRID = "#E4E9F0";
  private static final String LINE = "#98A4B1";

  /** Okabe and Ito's colours, those first that stand best on a pale ground. */
  private static final List<String> COLOURS =
      List.of("#0072B2", "#D55E00", "#00845F", "#A5527C", "#B07400", "#3E93C4", "#526071");

  private static final String NOTHING = "no values to show yet";

  private final Chart chart;

  private Curves(Chart chart) {
    this.chart = chart;
  }

  /** Lets-Plot's own SVG of a chart, whose values must all be shown by the axes. */
  static String draw(Chart chart, String note) {
    Map<String, Object> words = new Curves(chart).words(note);
    return PlotSvgExport.INSTANCE.buildSvgImageFromRawSpecs(
        words, new DoubleVector(chart.size().width(), chart.size().height()), false);
  }

  private Map<String, Object> words(String note) {
    Map<String, Object> words = map("kind", "plot", "mapping", map(), "data", map());
    if (!chart.title().isEmpty()) {
      words.put(
          "ggtitle",
          map("text", lines(chart.title(), Card.TITLE_SIZE, true, chart.size().width() - 120)));
    }
    if (!note.isEmpty()) {
      words.put("caption", map("text", note));
    }
    words.put("layers", layers());
    words.put("scales", scales());
    words.put("theme", theme());
    return words;
  }

  private List<Object> layers() {
    List<Object> layers = new ArrayList<>();
    for (int i = 0; i < chart.series().size(); i++) {
      Series series = chart.series().get(i);
      if (series.kind().hasLine()) {
        layers.add(line(series));
      }
      if (series.kind().hasDots()) {
        layers.add(dots(series, colour(i)));
      }
    }
    if (chart.count() == 0) {
      layers.add(nothing());
    }
    return layers;
  }

  private static Map<String, Object> line(Series series) {
    String form = series.kind() == Series.Kind.STEPS ? "step" : "line";
    Map<String, Object> layer = layer(series, form, "color");
    layer.put("size", 1.1);
    return layer;
  }

  // Lines are told apart by "color" and dots by "fill", so that the legend shows lines for the one
  // and dots for the other; the dots on a line need no words of their own.
  private static Map<String, Object> dots(Series series, String colour) {
    Map<String, Object> layer = layer(series, "point", "fill");
    layer.put("size", 2.8);
    layer.put("shape", 21);
    layer.put("color", Card.GROUND);
    layer.put("stroke", 0.4);
    if (series.kind().hasLine()) {
      layer.put("mapping", map("x", "x", "y", "y"));
      layer.put("fill", colour);
    }
    return layer;
  }

  private static String colour(int number) {
    return COLOURS.get(number % COLOURS.size());
  }

  private static Map<String, Object> layer(Series series, String form, String toldApartBy) {
    List<Object> x = new ArrayList<>();
    List<Object> y = new ArrayList<>();
    List<Object> names = new ArrayList<>();
    for (Series.Point point : series.points()) {
      x.add(point.x());
      y.add(point.y());
      names.add(series.name());
    }
    Map<String, Object> places = map("x", "x", "y", "y", toldApartBy, "name");
    Map<String, Object> data = map("x", x, "y", y, "name", names);
    return map("geom", form, "mapping", places, "data", data, "tooltips", "none");
  }

  private Map<String, Object> nothing() {
    Map<String, Object> data =
        map("x", list(middle(chart.x())), "y", list(middle(chart.y())), "says", list(NOTHING));
    Map<String, Object> places = map("x", "x", "y", "y", "label", "says");
    return map("geom", "text", "mapping", places, "data", data, "color", Card.FAINT_INK);
  }

  /** The middle of an axis without values, see {@link Span#of}. */
  private static double middle(Axis axis) {
    return axis.logarithmic() ? Math.sqrt(10) : 0.5;
  }

  private List<Object> scales() {
    List<Object> scales =
        list(
            scale("x", chart.x(), Span.of(chart, chart.x(), Series.Point::x)),
            scale("y", chart.y(), Span.of(chart, chart.y(), Series.Point::y)));
    if (chart.count() > 0) {
      scales.add(colours("fill", false));
      scales.add(colours("color", true));
    }
    return scales;
  }

  private Map<String, Object> colours(String aesthetic, boolean lines) {
    List<Object> names = new ArrayList<>();
    List<Object> labels = new ArrayList<>();
    List<Object> colours = new ArrayList<>();
    for (int i = 0; i < chart.series().size(); i++) {
      Series series = chart.series().get(i);
      if (series.kind().hasLine() == lines) {
        names.add(series.name());
        labels.add(series.name() + SPACE);
        colours.add(colour(i));
      }
    }
    Map<String, Object> scale = map("aesthetic", aesthetic, "values", colours);
    scale.putAll(map("breaks", names, "limits", names, "labels", labels));
    if (chart.legend() == Chart.Legend.OUTSIDE) {
      scale.put("guide", map("name", "legend", "ncol", legendColumns()));
    }
    return scale;
  }

  /** How many of the legend's entries stand side by side: all of them, or as many as fit. */
  private int legendColumns() {
    List<Double> entries =
        chart.series().stream()
            .map(series -> Lettering.width(series.name(), TEXT_SIZE, false) + LEGEND_SIGN)
            .toList();
    double room = chart.size().width() - 2 * Card.PADDING;
    boolean all = entries.stream().mapToDouble(width -> width).sum() <= room;
    return all
        ? Math.max(1, entries.size())
        : Math.max(1, (int) (room / java.util.Collections.max(entries)));
  }

  private static String lines(String text, double size, boolean strong, double widest) {
    return String.join("\n", Lettering.lines(text, size, strong, widest));
  }

  private Map<String, Object> scale(String which, Axis axis, Span values) {
    Span span = values.withRoom();
    Ticks ticks = Ticks.of(span);
    Map<String, Object> scale = map("aesthetic", which);
    double widest = which.equals("x") ? chart.size().width() - 120 : chart.size().height() - 160;
    scale.put("name", lines(axis.heading(), TEXT_SIZE, false, widest));
    scale.put("limits", list(span.least(), span.greatest()));
    scale.put("expand", list(0.0, 0.0));
    scale.put("breaks", new ArrayList<>(ticks.values()));
    scale.put("labels", new ArrayList<>(ticks.labels()));
    if (axis.logarithmic()) {
      scale.put("trans", "log10");
    }
    return scale;
  }

  private Map<String, Object> theme() {
    Map<String, Object> line = map("name", "line", "color", LINE, "size", 1.0);
    Map<String, Object> text = map("name", "text", "size", TEXT_SIZE, "family", "Helvetica");
    Map<String, Object> values = chart.count() == 0 ? map("name", "blank") : text;
    Map<String, Object> theme =
        map("name", "none", "text", text, "exponent_format", "e", "axis_text", values);
    theme.put("plot_title", map("name", "text", "size", Card.TITLE_SIZE, "face", "bold"));
    theme.put("plot_background", map("name", "blank"));
    theme.put("panel_background", map("name", "blank"));
    theme.put("legend_key", map("name", "blank"));
    theme.put("panel_grid_major", map("name", "line", "color", GRID, "size", 1.0));
    theme.put("panel_grid_minor", map("name", "blank"));
    theme.put("axis_line", line);
    theme.put("axis_ticks", values == text ? line : map("name", "blank"));
    theme.put("legend_title", map("name", "blank"));
    theme.put("plot_margin", map("t", 14.0, "r", 20.0, "b", 12.0, "l", 14.0));
    legend(theme);
    return theme;
  }

  private void legend(Map<String, Object> theme) {
    theme.put("legend_background", map("name", "blank"));
    switch (chart.legend()) {
      case NONE -> theme.put("legend_position", "none");
      case OUTSIDE -> theme.put("legend_position", "bottom");
      case INSIDE -> {
        List<Object> corner = emptiestCorner();
        theme.put("legend_position", corner);
        theme.put("legend_justification", corner);
      }
    }
  }

  /** Across and up, 0 or 1: the corner where the legend hides the fewest values. */
  private List<Object> emptiestCorner() {
    Span across = Span.of(chart, chart.x(), Series.Point::x);
    Span up = Span.of(chart, chart.y(), Series.Point::y);
    List<Object> emptiest = list(1.0, 0.0);
    long fewest = Long.MAX_VALUE;
    for (int corner : new int[] {2, 3, 1, 0}) {
      int right = corner / 2;
      int top = corner % 2;
      long hidden =
          chart.series().stream()
              .flatMap(series -> series.points().stream())
              .filter(point -> Math.abs(across.place(point.x(), 101) - 100 * right) < 30)
              .filter(point -> Math.abs(up.place(point.y(), 101) - 100 * top) < 35)
              .count();
      if (hidden < fewest) {
        fewest = hidden;
        emptiest = list((double) right, (double) top);
      }
    }
    return emptiest;
  }

  private static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  private static List<Object> list(Object... values) {
    return new ArrayList<>(List.of(values));
  }
}
