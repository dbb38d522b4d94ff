package org.espalier.stdlib.draw;

/** A {@link Chart} drawn. The drawing is made at the first question for it. */
public final class ChartPicture implements Picture {
  private final Chart chart;
  private final Drawing drawing;

  /** The picture of a chart. */
  public ChartPicture(Chart chart) {
    this.chart = chart;
    drawing = new Drawing(() -> draw(chart));
  }

  private static String draw(Chart chart) {
    return CurveSvg.tidy(chart.title(), Curves.draw(chart.shown(), chart.leftOut()));
  }

  @Override
  public String svg() {
    return drawing.svg();
  }

  @Override
  public byte[] png() {
    return drawing.png();
  }

  @Override
  public String text() {
    return TextPlot.of(chart);
  }

  @Override
  public String toString() {
    return text();
  }
}
