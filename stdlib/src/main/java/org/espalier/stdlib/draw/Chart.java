package org.espalier.stdlib.draw;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a picture of curves shows. Values that an axis has no place for (not a number, infinite,
 * beyond 1e300, not positive on a logarithmic axis) are left out, and the picture says how many.
 *
 * @param title stands above the curves; empty for none
 * @param x the axis from left to right
 * @param y the axis from bottom to top
 * @param series drawn one over the other in this order
 * @param legend where the series' names stand
 * @param size how large it is drawn
 */
public record Chart(String title, Axis x, Axis y, List<Series> series, Legend legend, Size size) {

  /** How large a chart is drawn. */
  public enum Size {
    /** 640 by 360 pixels. */
    WHOLE(640, 360),
    /** 370 by 280 pixels: three stand beside one another on a notebook's page. */
    SMALL(370, 280);

    private final double width;
    private final double height;

    Size(double width, double height) {
      this.width = width;
      this.height = height;
    }

    double width() {
      return width;
    }

    double height() {
      return height;
    }
  }

  /** Where the names of the series stand. */
  public enum Legend {
    /** Nowhere. */
    NONE,
    /** In a corner of the plot. */
    INSIDE,
    /** Below the plot. */
    OUTSIDE
  }

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException when two series have the same name
   */
  public Chart {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    Objects.requireNonNull(legend, "legend");
    Objects.requireNonNull(size, "size");
    series = List.copyOf(series);
    Set<String> names = new HashSet<>();
    for (Series one : series) {
      if (!names.add(one.name())) {
        throw new IllegalArgumentException(
            "Two series of the chart are named '" + one.name() + "'. Names must be different.");
      }
    }
  }

  /** A chart without curves, its legend below. */
  public static Chart of(String title, Axis x, Axis y) {
    return new Chart(title, x, y, List.of(), Legend.OUTSIDE, Size.WHOLE);
  }

  /** The same with one series more, drawn over the others. */
  public Chart with(Series more) {
    List<Series> all = new ArrayList<>(series);
    all.add(more);
    return new Chart(title, x, y, all, legend, size);
  }

  /** The same with the names of the series in another place. */
  public Chart with(Legend place) {
    return new Chart(title, x, y, series, place, size);
  }

  /** The same in another size. */
  public Chart with(Size other) {
    return new Chart(title, x, y, series, legend, other);
  }

  /** The same with equal steps up for equal factors: for losses that fall by powers of ten. */
  public Chart logarithmic() {
    return new Chart(title, x, y.withLogarithm(), series, legend, size);
  }

  /** This chart drawn. The drawing is made at the first question for it. */
  public Picture picture() {
    return new Drawing(this::svg, () -> TextPlot.of(this));
  }

  private String svg() {
    return CurveSvg.tidy(this, Curves.draw(shown(), leftOut()));
  }

  /** The same without the values that the axes have no place for. */
  Chart shown() {
    return new Chart(title, x, y, series.stream().map(this::shown).toList(), legend, size);
  }

  private Series shown(Series one) {
    List<Series.Point> kept =
        one.points().stream().filter(point -> x.shows(point.x()) && y.shows(point.y())).toList();
    return new Series(one.name(), one.kind(), kept);
  }

  int count() {
    return series.stream().mapToInt(one -> one.points().size()).sum();
  }

  /** What to say about the values left out; empty when all are shown. */
  String leftOut() {
    int missing = count() - shown().count();
    if (missing == 0) {
      return "";
    }
    String reason =
        x.logarithmic() || y.logarithmic() ? "not positive or not finite" : "not finite";
    return missing + (missing == 1 ? " value is" : " values are") + " not shown: " + reason;
  }
}
