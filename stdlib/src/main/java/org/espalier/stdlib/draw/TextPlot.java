package org.espalier.stdlib.draw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A chart for a terminal: {@value #COLUMNS} letters wide, {@value #ROWS} lines high. */
final class TextPlot {
  private static final int COLUMNS = 56;
  private static final int ROWS = 12;
  private static final String DOTS = "•▪▴◦▫▵";
  private static final String LINES = "─═┄━┅┈";

  private final Chart chart;
  private final Span across;
  private final Span up;
  private final char[][] letters = new char[ROWS][COLUMNS];

  private TextPlot(Chart chart) {
    this.chart = chart;
    across = Span.of(chart, chart.x(), Series.Point::x);
    up = Span.of(chart, chart.y(), Series.Point::y);
    for (char[] row : letters) {
      Arrays.fill(row, ' ');
    }
  }

  /** The chart with the least and the greatest value at each axis. */
  static String of(Chart chart) {
    Chart shown = chart.shown();
    String heading = chart.title().isEmpty() ? "" : chart.title() + "\n";
    String note = chart.leftOut().isEmpty() ? "" : "\n" + chart.leftOut();
    if (shown.count() == 0) {
      return heading
          + chart.y().heading()
          + " over "
          + chart.x().heading()
          + ": no values to show yet"
          + note;
    }
    return heading + new TextPlot(shown).text() + note;
  }

  private String text() {
    for (int i = 0; i < chart.series().size(); i++) {
      draw(chart.series().get(i), mark(i));
    }
    String top = Numbers.show(up.greatest());
    String bottom = Numbers.show(up.least());
    int margin = Math.max(top.length(), bottom.length());
    List<String> rows = new ArrayList<>();
    rows.add(chart.y().heading());
    for (int row = 0; row < ROWS; row++) {
      String value = row == 0 ? top : row == ROWS - 1 ? bottom : "";
      String edge = value.isEmpty() ? " │" : " ┤";
      String line = " ".repeat(margin - value.length()) + value + edge + new String(letters[row]);
      rows.add(line.stripTrailing());
    }
    rows.add(" ".repeat(margin) + " └" + "─".repeat(COLUMNS));
    rows.add(" ".repeat(margin + 2) + foot());
    if (chart.legend() != Chart.Legend.NONE) {
      rows.add(" ".repeat(margin + 2) + legend());
    }
    return String.join("\n", rows);
  }

  private String foot() {
    String left = Numbers.show(across.least());
    String right = Numbers.show(across.greatest());
    String name = chart.x().heading();
    int gap = Math.max(2, COLUMNS - left.length() - right.length() - name.length());
    return left + " ".repeat(gap / 2) + name + " ".repeat(gap - gap / 2) + right;
  }

  private String legend() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < chart.series().size(); i++) {
      names.add(mark(i) + " " + chart.series().get(i).name());
    }
    return String.join("   ", names);
  }

  private char mark(int number) {
    String marks = chart.series().get(number).kind().hasLine() ? LINES : DOTS;
    return marks.charAt(number % marks.length());
  }

  private void draw(Series series, char mark) {
    List<Series.Point> points = series.points();
    for (int i = 0; i < points.size(); i++) {
      if (i > 0 && series.kind().hasLine()) {
        join(series, points.get(i - 1), points.get(i), mark);
      }
      put(column(points.get(i)), row(points.get(i)), mark);
    }
  }

  private void join(Series series, Series.Point from, Series.Point to, char mark) {
    int start = column(from);
    int end = column(to);
    for (int column = start + 1; column < end; column++) {
      double part =
          series.kind() == Series.Kind.STEPS ? 0 : (column - start) / (double) (end - start);
      put(column, (int) Math.round(row(from) + part * (row(to) - row(from))), mark);
    }
  }

  private int column(Series.Point point) {
    return across.place(point.x(), COLUMNS);
  }

  private int row(Series.Point point) {
    return ROWS - 1 - up.place(point.y(), ROWS);
  }

  private void put(int column, int row, char mark) {
    letters[row][column] = mark;
  }
}
