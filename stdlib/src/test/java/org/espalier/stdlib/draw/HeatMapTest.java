package org.espalier.stdlib.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HeatMapTest {
  private static final Pattern AREA = Pattern.compile("coords=\"([0-9,]+)\" title=\"([^\"]*)\"");
  private static final List<String> COLUMNS = List.of("skip", "sep conv 3×3", "max pool 3×3");

  private static HeatMap map() {
    List<HeatMap.Row> rows =
        List.of(
            new HeatMap.Row("0 → 2", List.of(0.5, 0.25, 0.25), Set.of(0)),
            new HeatMap.Row("1 → 2", List.of(0.0, 0.38, Double.NaN), Set.of(1)));
    return new HeatMap(
        "Shares", "share", "kept", List.of(new HeatMap.Panel("normal", COLUMNS, rows)));
  }

  @Test
  void everyNumberIsWrittenOnItsSquareAndEverySquareSaysWhatItIs() throws Exception {
    Drawn drawn = Drawn.of(map().picture());
    assertThat(drawn.texts()).contains("Shares", "normal", "0 → 2", "skip", "0.50", "0.38", "0");
    assertThat(drawn.boxes("square")).hasSize(5);
    assertThat(drawn.all("title").stream().map(title -> title.getTextContent()))
        .contains(
            "normal, 0 → 2, skip: 0.5000, 1.50 times even",
            "normal, 1 → 2, sep conv 3×3: 0.3800, 0.76 times even");
  }

  @Test
  void greaterNumbersAreDarkerInGreyToo() {
    double before = 2;
    for (int step = 0; step <= 20; step++) {
      double luminance = Shade.of(step / 20.0).luminance();
      assertThat(luminance).isLessThan(before);
      before = luminance;
    }
  }

  private static ShareScale scale(Double... shares) {
    List<String> columns = List.of("a", "b", "c", "d").subList(0, shares.length);
    HeatMap.Row row = new HeatMap.Row("0 → 2", List.of(shares), Set.of());
    return ShareScale.of(
        new HeatMap("", "share", "", List.of(new HeatMap.Panel("", columns, List.of(row)))));
  }

  @Test
  void theScaleEndsAtTheGreatestLeanAndSaysSo() throws Exception {
    assertThat(scale(0.25, 0.25, 0.25, 0.25).limit()).as("noise is not blown up").isEqualTo(1.05);
    assertThat(scale(0.26, 0.25, 0.25, 0.24).limit()).isEqualTo(1.05);
    assertThat(scale(0.3, 0.25, 0.25, 0.2).limit()).isEqualTo(1.25);
    assertThat(scale(0.85, 0.05, 0.05, 0.05).limit()).isEqualTo(4);
    assertThat(Drawn.of(map().picture()).texts())
        .contains("even", "even × 1.5", "even ÷ 1.5 or less");
  }

  @Test
  void anEvenShareIsPaleHoweverFewOptionsThereAre() {
    ShareScale scale = new ShareScale(4);
    assertThat(scale.place(1)).isEqualTo(0.15);
    assertThat(scale.place(2)).isCloseTo(0.575, within(1e-12));
    assertThat(scale.place(4)).isEqualTo(1);
    assertThat(scale.place(0.5)).isCloseTo(0.075, within(1e-12));
    assertThat(List.of(scale.place(0.25), scale.place(0), scale.place(-1))).containsOnly(0.0);
    HeatMap.Row two = new HeatMap.Row("", List.of(0.5, Double.NaN, 0.5), Set.of());
    assertThat(two.ofEven(0)).isEqualTo(1);
    assertThat(two.ofEven(1)).isNaN();
  }

  @Test
  void lettersStandOutFromEveryShade() {
    for (int step = 0; step <= 100; step++) {
      Shade shade = Shade.of(step / 100.0);
      double dark = shade.contrast(new Shade(0x1E, 0x29, 0x3B));
      double pale = shade.contrast(new Shade(255, 255, 255));
      assertThat(Math.max(dark, pale)).isGreaterThan(3.5);
      assertThat(shade.ink()).isEqualTo(dark >= pale ? "#1E293B" : "#FFFFFF");
    }
  }

  @Test
  void outlinesAreWhereTheyWereWanted() throws Exception {
    List<Rectangle2D> marks = Drawn.of(map().picture()).boxes("mark");
    List<Rectangle2D> squares = Drawn.of(map().picture()).boxes("square");
    // The third is the key's.
    assertThat(marks.subList(0, 2)).containsExactly(squares.get(0), squares.get(4));
    assertThat(marks).hasSize(3);
  }

  @Test
  void nothingIsCutAndNoTwoSquaresTouch() throws Exception {
    List<String> columns = new ArrayList<>();
    List<Double> numbers = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      columns.add("mbconv k5 e6 g2 number" + i);
      numbers.add(1.0 / 9);
    }
    HeatMap.Panel wide =
        new HeatMap.Panel(
            "", columns, List.of(new HeatMap.Row("stage 1, layer 4", numbers, Set.of(8))));
    Drawn drawn = Drawn.of(new HeatMap("a", "share", "kept", List.of(wide, wide, wide)).picture());
    Rectangle2D card = new Rectangle2D.Double(0, 0, drawn.width(), drawn.height());
    assertThat(drawn.textBoxes()).hasSizeGreaterThan(60).allMatch(card::contains);
    List<Rectangle2D> squares = drawn.boxes("square");
    assertThat(squares).hasSize(27).allMatch(card::contains);
    for (Rectangle2D one : squares) {
      assertThat(squares).filteredOn(one::intersects).hasSize(1);
    }
  }

  @Test
  void whoPointsAtASquareOfThePageReadsWhatItIs() throws Exception {
    Matcher area = AREA.matcher(map().html());
    List<String> says = new ArrayList<>();
    List<Rectangle2D> squares = Drawn.of(map().picture()).boxes("square");
    while (area.find()) {
      String[] at = area.group(1).split(",", -1);
      Rectangle2D square = squares.get(says.size());
      assertThat(Double.parseDouble(at[0])).isBetween(square.getX() - 1, square.getX() + 1);
      assertThat(Double.parseDouble(at[3])).isBetween(square.getMaxY() - 1, square.getMaxY() + 1);
      says.add(area.group(2));
    }
    assertThat(says).hasSize(5).startsWith("normal, 0 → 2, skip: 0.5000, 1.50 times even");
  }

  @Test
  void theTextIsATableWithStars() {
    assertThat(map().text())
        .isEqualTo(
            """
            Shares
            normal  skip    sep conv 3×3  max pool 3×3
            ──────  ──────  ────────────  ────────────
            0 → 2   0.500*  0.250         0.250
            1 → 2   0.000   0.380*
            * kept""");
  }

  @Test
  void namesCannotBecomeMarkup() throws Exception {
    String nasty = "<b onload='x'>&";
    HeatMap.Row row = new HeatMap.Row(nasty, List.of(0.1), Set.of());
    HeatMap.Panel panel = new HeatMap.Panel(nasty, List.of(nasty), List.of(row));
    HeatMap map = new HeatMap(nasty, nasty, nasty, List.of(panel));
    assertThat(Drawn.of(map.picture()).all("b")).isEmpty();
    assertThat(map.html()).doesNotContain("<b ");
  }

  @Test
  void rowsOfTheWrongLengthAreRefused() {
    HeatMap.Row row = new HeatMap.Row("0 → 2", List.of(0.1), Set.of());
    assertThatThrownBy(() -> new HeatMap.Panel("normal", COLUMNS, List.of(row)))
        .hasMessage(
            "The row '0 → 2' has 1 numbers, but there are the 3 columns [skip, sep conv 3×3, max"
                + " pool 3×3].");
  }

  @Test
  void anEmptyMapIsACardWithItsTitle() throws Exception {
    assertThat(Drawn.of(new HeatMap("Shares", "share", "", List.of()).picture()).texts())
        .contains("Shares");
  }
}
