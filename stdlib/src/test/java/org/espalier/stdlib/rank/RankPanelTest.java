package org.espalier.stdlib.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.draw.Series;
import org.junit.jupiter.api.Test;

class RankPanelTest {
  private static final List<String> NETWORKS =
      IntStream.range(0, 12).mapToObj(i -> "network " + i).toList();
  private static final Column TRUTH = Column.of("accuracy", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
  private static final Column RIGHT = Column.of("right", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
  private static final Column HOLES =
      Column.of("holes", 1, Double.NaN, 3, 4, 5, 6, 7, 8, 9, 10, 11, Double.NEGATIVE_INFINITY);
  private static final RankPanel PANEL =
      RankPanel.of(NETWORKS, TRUTH)
          .with(RIGHT)
          .with(RIGHT.negated().named("wrong"))
          .with(HOLES)
          .measures(RankMeasure.spearman(), RankMeasure.precision(4))
          .bootstrap(new Bootstrap(50, 0.9, new Seed(3)));

  @Test
  void eachScoreIsComparedOnTheNetworksThatItHas() {
    assertThat(PANEL.value(RankMeasure.spearman(), "right")).isEqualTo(1);
    assertThat(PANEL.value(RankMeasure.spearman(), "wrong")).isEqualTo(-1);
    // Ranks 2..11, then 1 for the last, of 11: 1 - 6 * (10 * 1 + 100) / (11 * 120).
    assertThat(PANEL.value(RankMeasure.spearman(), "holes")).isEqualTo(0.5);
    assertThat(PANEL.value(RankMeasure.precision(4), "holes")).isEqualTo(0.75);
  }

  @Test
  void theTableSaysHowManyNetworksAndHowSure() {
    assertThat(PANEL.toString().lines().toList())
        .hasSize(5)
        .first()
        .asString()
        .matches("score +networks +Spearman +precision@4");
    assertThat(PANEL.toString()).contains("1.000 [1.000, 1.000]", "-1.000 [-1.000, -1.000]");
    assertThat(PANEL.toString().lines().filter(line -> line.startsWith("holes")).findFirst())
        .get()
        .asString()
        .contains(" 11  0.500 [");
  }

  @Test
  void theScatterShowsEveryComparedNetworkByItsRanksAndTheBestApart() {
    var chart = RankReport.ranks(PANEL, "holes");
    assertThat(chart.series()).extracting(Series::name).containsExactly("networks", "the 10 best");
    // The last has the least score; the second of twelve has none.
    assertThat(chart.series().get(0).points()).containsExactly(new Series.Point(2, 1));
    assertThat(chart.series().get(1).points()).hasSize(10).contains(new Series.Point(1, 11));
  }

  @Test
  void valuesOfManyMagnitudesStandOnALogarithm() {
    assertThat(RankReport.values(PANEL, "right").x().logarithmic()).isFalse();
    assertThat(RankReport.values(PANEL, "right").series().get(0).points())
        .containsExactly(new Series.Point(1, 1), new Series.Point(2, 2));
    double[] steep = IntStream.range(0, 12).mapToDouble(Math::exp).toArray();
    RankPanel panel = RankPanel.of(NETWORKS, TRUTH).with(Column.of("steep", steep));
    assertThat(RankReport.values(panel, "steep").x().logarithmic()).isTrue();
  }

  @Test
  void theReportShowsTheScoreThatOrdersBestAndWhatWasNoted() {
    RankPanel noted = PANEL.with(new Column("noted", TRUTH.values(), "2 of 12 failed"));
    String text = RankReport.of(noted).text();
    assertThat(text)
        .startsWith("12 networks, ordered by accuracy")
        .contains(
            "2 of 12 failed", "right: Spearman 1.000", "90 % intervals of 50 bootstrap draws");
    assertThat(RankReport.of(noted).html()).contains("<table", "data:image/svg+xml");
  }

  @Test
  void whatAScoreMisplacesTheMostComesFirst() {
    var table = PANEL.disagreements("holes", 2);
    assertThat(table.header()).containsExactly("network", "rank by holes", "rank by accuracy");
    assertThat(table.rows()).hasSize(2);
    assertThat(table.rows().get(0))
        .extracting(cell -> cell.shown())
        .containsExactly("network 11", "11", "1");
  }

  @Test
  void aPanelWithoutScoresSaysSo() {
    assertThat(RankReport.of(RankPanel.of(NETWORKS, TRUTH)).text()).startsWith("12 networks");
  }

  @Test
  void rankSumAndVoteCanDisagree() {
    // Three scores say a > b > c, two say b > c > a.
    Column one = Column.of("one", 3, 2, 1);
    Column other = Column.of("other", 1, 3, 2);
    List<Column> all = List.of(one, one, one, other, other);
    assertThat(Consensus.RANK_SUM.of(all).values()).containsExactly(11.0, 12.0, 7.0);
    assertThat(Consensus.VOTE.of(all).values()).containsExactly(2.0, 0.0, -2.0);
  }

  @Test
  void tiesShareRanksAndDoNotVote() {
    List<Column> all = List.of(Column.of("tied", 5, 5, 1), Column.of("other", 0.0, -0.0, 1));
    assertThat(Consensus.RANK_SUM.of(all).values()).containsExactly(4.0, 4.0, 4.0);
    assertThat(Consensus.VOTE.of(all).values()).containsExactly(0.0, 0.0, 0.0);
  }

  @Test
  void whatHasNoScoreComesLast() {
    assertThat(Consensus.RANK_SUM.of(List.of(Column.of("one", 3, Double.NaN, 2))).values())
        .containsExactly(3.0, 1.0, 2.0);
  }

  @Test
  void aConsensusIsOneMoreScore() {
    RankPanel panel = PANEL.withRankSum("right", "wrong");
    assertThat(panel.score("rank sum of right + wrong").values()).containsOnly(13.0);
  }

  @Test
  void columnsThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> PANEL.with(Column.of("short", 1, 2)))
        .hasMessage("'short' has 2 values for 12 networks: it needs one for each, in their order.");
    assertThatThrownBy(() -> PANEL.with(RIGHT))
        .hasMessageContaining("Two columns are named 'right'");
    assertThatThrownBy(() -> PANEL.value(RankMeasure.kendall(), "synflow"))
        .hasMessage("This panel has no score 'synflow'; it has [right, wrong, holes].");
    assertThatThrownBy(() -> Consensus.VOTE.of(List.of(Column.of("a", 1), Column.of("b", 1, 2))))
        .hasMessageContaining("got lengths [1, 2]");
  }
}
