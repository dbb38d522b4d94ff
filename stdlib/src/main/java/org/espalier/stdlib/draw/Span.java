package org.espalier.stdlib.draw;

import java.util.function.ToDoubleFunction;

/**
 * The values along an axis.
 *
 * @param least the least one
 * @param greatest the greatest one
 * @param logarithmic whether equal steps are equal factors
 * @param whole whether all of them are whole numbers
 */
record Span(double least, double greatest, boolean logarithmic, boolean whole) {

  /** The span of a chart's values; that from 0 to 1, or from 1 to 10, when there are none. */
  static Span of(Chart chart, Axis axis, ToDoubleFunction<Series.Point> value) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    boolean whole = true;
    for (Series series : chart.series()) {
      for (Series.Point point : series.points()) {
        double here = value.applyAsDouble(point);
        least = Math.min(least, here);
        greatest = Math.max(greatest, here);
        whole = whole && here == Math.rint(here);
      }
    }
    if (least > greatest) {
      return axis.logarithmic() ? new Span(1, 10, true, true) : new Span(0, 1, false, false);
    }
    return new Span(least, greatest, axis.logarithmic(), whole);
  }

  /** The same with a little room at both ends, and never empty. */
  Span withRoom() {
    if (logarithmic) {
      double factor = least == greatest ? 2 : Math.pow(greatest / least, 0.05);
      return new Span(least / factor, greatest * factor, true, whole);
    }
    if (whole && least == 0 && greatest == 0) {
      // A count that is always 0 is never below it.
      return new Span(-0.05, 1, false, true);
    }
    double width = greatest - least;
    double room = width > 0 ? width * 0.05 : Math.max(Math.abs(least) * 0.1, whole ? 1 : 0.1);
    return new Span(least - room, greatest + room, false, whole);
  }

  /** The place of a value among so many, from 0. */
  int place(double value, int places) {
    double low = scaled(least);
    double width = scaled(greatest) - low;
    return width == 0 ? 0 : (int) Math.round((scaled(value) - low) / width * (places - 1));
  }

  private double scaled(double value) {
    return logarithmic ? Math.log10(value) : value;
  }
}
