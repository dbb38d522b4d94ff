package org.espalier.stdlib.draw;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jetbrains.letsPlot.awt.plot.PlotSvgExport;
import org.jetbrains.letsPlot.commons.geometry.DoubleVector;

/** Says a chart in Lets-Plot's words: a map of maps, as its grammar of graphics has it. */
final class Curves {
  static final double WIDTH = 640;
  static final double HEIGHT = 360;
  static final double TEXT_SIZE = 12;

  private static final String GRID = "#E4E9F0";
  private static final String LINE = "#98A4B1";

  /** Okabe and Ito's colours, those first that stand best on a pale ground. */
  private static final List<String> COLOURS =
      List.of("#0072B2", "#D55E00", "#00845F", "#A5527C", "#B07400", "#3E93C4", "#526071");

  private final Chart chart;

  private Curves(Chart chart) {
    this.chart = chart;
  }

  /** Lets-Plot's own SVG of a chart, whose values must all be shown by the axes. */
  static String draw(Chart chart, String note) {
    Map<String, Object> words = new Curves(chart).words(note);
    return PlotSvgExport.INSTANCE.buildSvgImageFromRawSpecs(
        words, new DoubleVector(WIDTH, HEIGHT), false);
  }

  private Map<String, Object> words(String note) {
    Map<String, Object> words = map("kind", "plot", "mapping", map(), "data", map());
    if (!chart.title().isEmpty()) {
      words.put("ggtitle", map("text", chart.title()));
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
    for (Series series : chart.series()) {
      if (series.kind().hasLine()) {
        layers.add(layer(series, series.kind() == Series.Kind.STEPS ? "step" : "line", 1.1));
      }
      if (series.kind().hasDots()) {
        layers.add(layer(series, "point", 2.6));
      }
    }
    if (chart.count() == 0) {
      layers.add(nothing());
    }
    return layers;
  }

  private static Map<String, Object> layer(Series series, String form, double size) {
    List<Object> x = new ArrayList<>();
    List<Object> y = new ArrayList<>();
    List<Object> names = new ArrayList<>();
    for (Series.Point point : series.points()) {
      x.add(point.x());
      y.add(point.y());
      names.add(series.name());
    }
    Map<String, Object> places = map("x", "x", "y", "y", "color", "name");
    Map<String, Object> data = map("x", x, "y", y, "name", names);
    return map("geom", form, "mapping", places, "data", data, "size", size, "tooltips", "none");
  }

  private static Map<String, Object> nothing() {
    Map<String, Object> data =
        map("x", list(1.0), "y", list(1.0), "says", list("no values to show yet"));
    Map<String, Object> places = map("x", "x", "y", "y", "label", "says");
    return map("geom", "text", "mapping", places, "data", data, "color", Card.FAINT_INK);
  }

  private List<Object> scales() {
    List<Object> names = new ArrayList<>();
    List<Object> colours = new ArrayList<>();
    for (Series series : chart.series()) {
      colours.add(COLOURS.get(names.size() % COLOURS.size()));
      names.add(series.name());
    }
    List<Object> scales = list(scale("x", chart.x()), scale("y", chart.y()));
    if (chart.count() > 0) {
      scales.add(map("aesthetic", "color", "breaks", names, "limits", names, "values", colours));
    }
    return scales;
  }

  private static Map<String, Object> scale(String which, Axis axis) {
    Map<String, Object> scale = map("aesthetic", which, "name", axis.heading());
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
        theme.put("legend_position", list(1.0, 0.0));
        theme.put("legend_justification", list(1.0, 0.0));
      }
    }
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
