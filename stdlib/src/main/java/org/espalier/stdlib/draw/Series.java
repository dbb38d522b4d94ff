package org.espalier.stdlib.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Values under one name in a {@link Chart}.
 *
 * @param name what the legend calls it; different from its neighbours' names
 * @param kind how it is drawn
 * @param points in the order in which a line joins them
 */
public record Series(String name, Kind kind, List<Point> points) {

  /** How a series is drawn. */
  public enum Kind {
    /** A dot for each value. */
    POINTS,
    /** Values joined by straight lines. */
    LINE,
    /** Values joined by straight lines, each with a dot. */
    LINE_AND_POINTS,
    /** A value stays until the next one: right for the best so far. */
    STEPS;

    boolean hasDots() {
      return this == POINTS || this == LINE_AND_POINTS;
    }

    boolean hasLine() {
      return this != POINTS;
    }
  }

  /** One value and its place along the x axis. */
  public record Point(double x, double y) {}

  /** Checks and copies. */
  public Series {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    points = List.copyOf(points);
  }

  /**
   * A series from two columns.
   *
   * @throws IllegalArgumentException when the columns have different lengths
   */
  public static Series of(String name, Kind kind, double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "The series '"
              + name
              + "' has "
              + x.length
              + " x values and "
              + y.length
              + " y values. It needs as many of the one as of the other.");
    }
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      points.add(new Point(x[i], y[i]));
    }
    return new Series(name, kind, points);
  }

  /** A series of values counted from 1. */
  public static Series counted(String name, Kind kind, double... y) {
    List<Point> points = new ArrayList<>();
    for (double value : y) {
      points.add(new Point(points.size() + 1, value));
    }
    return new Series(name, kind, points);
  }
}
