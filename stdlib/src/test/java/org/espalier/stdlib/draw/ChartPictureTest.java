package org.espalier.stdlib.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

class ChartPictureTest {

  private static final Axis TRIAL = Axis.of("trial");
  private static final Axis ACCURACY = Axis.of("accuracy", "%");

  private static Chart search() {
    return Chart.of("Random search", TRIAL, ACCURACY)
        .with(Series.counted("trials", Series.Kind.POINTS, 50, 70, 60, 90, 80))
        .with(Series.counted("best so far", Series.Kind.STEPS, 50, 70, 70, 90, 90));
  }

  @Test
  void titleAxesWithUnitsAndNamesAreWritten() throws Exception {
    assertThat(Drawn.of(search().picture()).texts())
        .contains("Random search", "trial", "accuracy [%]", "trials", "best so far", "50", "90");
  }

  @Test
  void aCountIsNeverCutIntoParts() throws Exception {
    assertThat(Drawn.of(search().picture()).texts())
        .contains("1", "2", "3", "4", "5")
        .doesNotContain("1.5", "1.0");
  }

  @Test
  void labelsOfNearlyEqualValuesCanBeToldApart() {
    List<String> labels = Ticks.of(new Span(1.0986110, 1.0986123, false, false)).labels();
    assertThat(labels).hasSizeGreaterThan(2).doesNotHaveDuplicates().contains("1.0986120");
  }

  @Test
  void eachValueHasADotAndTheStepsAreOneLine() throws Exception {
    Drawn drawn = Drawn.of(search().picture());
    assertThat(drawn.all("circle")).hasSizeGreaterThanOrEqualTo(5);
    List<Element> lines =
        drawn.all("path").stream()
            .filter(path -> path.getAttribute("fill").equals("none"))
            .toList();
    assertThat(lines).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(Chart.Legend.class)
  void theLegendStandsWhereItIsWanted(Chart.Legend place) throws Exception {
    List<String> texts = Drawn.of(search().with(place).picture()).texts();
    assertThat(texts.contains("best so far")).isEqualTo(place != Chart.Legend.NONE);
  }

  @ParameterizedTest
  @EnumSource(Series.Kind.class)
  void everyKindDrawsEmptySingleAndOddSeries(Series.Kind kind) throws Exception {
    double[][] series = {
      {}, {3}, {0, 0}, {1, Double.NaN, 2}, {Double.NaN}, {-1e299, 1e299, 1e308}, {1e-9, 2e-9}
    };
    for (double[] values : series) {
      for (Axis axis : List.of(ACCURACY, ACCURACY.withLogarithm())) {
        Picture picture =
            Chart.of("t", TRIAL, axis).with(Series.counted("s", kind, values)).picture();
        assertThat(Drawn.of(picture).texts()).contains("t", "accuracy [%]");
        assertThat(picture.text()).contains("accuracy [%]");
      }
    }
  }

  @Test
  void valuesThatCannotBeShownAreCounted() throws Exception {
    Chart chart =
        Chart.of("", TRIAL, ACCURACY.withLogarithm())
            .with(Series.counted("a", Series.Kind.LINE, 1, Double.NaN, -3, 10));
    String note = "2 values are not shown: not positive or not finite";
    assertThat(Drawn.of(chart.picture()).texts()).contains(note);
    assertThat(chart.picture().text()).endsWith(note);
  }

  @Test
  void theEntriesOfTheLegendStandApart() throws Exception {
    List<Series.Point> points = List.of(new Series.Point(1, 2), new Series.Point(2, 1));
    Chart chart =
        Chart.of("losses", Axis.of("epoch"), Axis.of("loss"))
            .with(new Series("training", Series.Kind.LINE, points))
            .with(new Series("validation", Series.Kind.LINE, points));
    Drawn drawn = Drawn.of(chart.picture());
    Rectangle2D first = drawn.textBoxes().get(drawn.texts().indexOf("training"));
    Rectangle2D second = drawn.textBoxes().get(drawn.texts().indexOf("validation"));
    // Between them are the second one's line, of 27 pixels, and the room that is wanted.
    assertThat(second.getMinX() - first.getMaxX()).isGreaterThan(27 + 8);
  }

  @Test
  void aLegendThatIsTooWideForOneLineHasSeveral() throws Exception {
    Chart chart = Chart.of("", TRIAL, ACCURACY).with(Chart.Size.SMALL);
    for (String name : List.of("DARTS, order 1", "DARTS+", "PC-DARTS", "SGAS, criterion 1", "x")) {
      chart = chart.with(Series.counted(name, Series.Kind.LINE, 1, 2));
    }
    Drawn drawn = Drawn.of(chart.picture());
    Rectangle2D card = new Rectangle2D.Double(0, 0, drawn.width(), drawn.height());
    assertThat(drawn.texts()).contains("SGAS, criterion 1");
    assertThat(drawn.textBoxes()).allMatch(card::contains);
    assertThat(drawn.width()).isEqualTo(370);
  }

  @Test
  void theLegendHidesNoValue() throws Exception {
    Picture picture = search().with(Chart.Legend.INSIDE).picture();
    assertThat(Drawn.of(picture).all("rect"))
        .noneMatch(rect -> rect.getAttribute("fill").equals("rgb(255,255,255)"));
  }

  @Test
  void anEmptyChartSaysSo() throws Exception {
    Picture picture = Chart.of("Search", TRIAL, ACCURACY).picture();
    assertThat(Drawn.of(picture).texts()).contains("no values to show yet");
    assertThat(picture.text()).isEqualTo("Search\naccuracy [%] over trial: no values to show yet");
  }

  @Test
  void aLogarithmicAxisCountsInDecades() throws Exception {
    Picture picture =
        Chart.of("", TRIAL, Axis.of("loss").withLogarithm())
            .with(Series.counted("loss", Series.Kind.LINE, 0.001, 0.1, 100))
            .picture();
    assertThat(Drawn.of(picture).texts()).contains("0.001", "0.01", "0.1", "1", "10", "100");
  }

  @Test
  void namesCannotBecomeMarkup() throws Exception {
    String nasty = "<script>alert('1&2')</script>";
    Drawn drawn =
        Drawn.of(
            Chart.of(nasty, Axis.of(nasty), ACCURACY)
                .with(Series.counted(nasty, Series.Kind.LINE, 1, 2))
                .picture());
    assertThat(drawn.all("script")).isEmpty();
    assertThat(drawn.texts()).filteredOn(nasty::equals).hasSize(3);
  }

  @Test
  void longTitlesAreBrokenAndNothingIsCut() throws Exception {
    String title = "words that say much ".repeat(12).strip();
    Axis axis = Axis.of("an axis that says much ".repeat(6).strip());
    Drawn drawn =
        Drawn.of(
            Chart.of(title, axis, axis)
                .with(Series.counted("a", Series.Kind.LINE, 1, 2))
                .picture());
    assertThat(String.join(" ", drawn.texts())).contains(title);
    Rectangle2D card = new Rectangle2D.Double(0, 0, drawn.width(), drawn.height());
    assertThat(drawn.textBoxes()).hasSizeGreaterThan(8).allMatch(card::contains);
  }

  @Test
  void equalChartsGiveEqualBytes() {
    assertThat(search().picture().svg()).isEqualTo(search().picture().svg());
  }

  @Test
  void manyThreadsMayDrawAtOnce() throws Exception {
    assertThat(Drawn.byManyThreads(() -> search().picture()))
        .containsOnly(search().picture().svg());
  }

  @Test
  void thePngHasTwiceTheSize() throws Exception {
    BufferedImage image = Drawn.image(search().picture());
    assertThat(image.getWidth()).isEqualTo(1280);
    assertThat(image.getHeight()).isEqualTo(720);
  }

  @Test
  void theTextIsAPlotWithItsAxes() {
    assertThat(search().picture().text())
        .isEqualTo(
            """
            Random search
            accuracy [%]
            90 ┤                                         ═══════════════
               │
               │
               │                                                       •
               │
               │              ═══════════════════════════
               │
               │
               │                            •
               │
               │
            50 ┤══════════════
               └────────────────────────────────────────────────────────
                1                        trial                         5
                • trials   ═ best so far""");
  }

  @Test
  void columnsOfDifferentLengthAreRefused() {
    assertThatThrownBy(() -> Series.of("loss", Series.Kind.LINE, new double[2], new double[3]))
        .hasMessageContaining("'loss' has 2 x values and 3 y values");
  }

  @Test
  void twoSeriesOfOneNameAreRefused() {
    Chart chart = search();
    Series again = Series.counted("trials", Series.Kind.LINE, 1);
    assertThatThrownBy(() -> chart.with(again)).hasMessageContaining("named 'trials'");
  }
}
