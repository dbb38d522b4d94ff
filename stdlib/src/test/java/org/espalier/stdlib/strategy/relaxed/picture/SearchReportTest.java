package org.espalier.stdlib.strategy.relaxed.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.espalier.dsl.Spaces;
import org.espalier.stdlib.draw.Chart;
import org.espalier.stdlib.draw.HeatMap;
import org.espalier.stdlib.draw.Series;
import org.espalier.stdlib.strategy.relaxed.RelaxedChoice;
import org.espalier.stdlib.strategy.relaxed.SearchResult;
import org.espalier.stdlib.strategy.relaxed.StoppingRule;
import org.espalier.stdlib.strategy.relaxed.TraceRow;
import org.espalier.stdlib.strategy.relaxed.derivation.Scores;
import org.espalier.stdlib.strategy.relaxed.stopping.SkipCount;
import org.espalier.stdlib.strategy.relaxed.stopping.Stop;
import org.junit.jupiter.api.Test;

class SearchReportTest {
  private static List<Double> values(Chart chart, String name) {
    return chart.series().stream()
        .filter(series -> series.name().equals(name))
        .flatMap(series -> series.points().stream())
        .map(Series.Point::y)
        .toList();
  }

  @Test
  void curvesHaveOnePointForEachEpoch() {
    SearchResult result = Traces.result(4, "all epochs done", false);
    assertThat(values(SearchPictures.losses(result), "training"))
        .containsExactly(2.0, 1.0, 2.0 / 3, 0.5);
    assertThat(values(SearchPictures.losses(result), "validation")).hasSize(4);
    assertThat(values(SearchPictures.skips(result), "normal")).containsExactly(0.0, 1.0, 2.0, 2.0);
    assertThat(values(SearchPictures.entropies(result), "normal"))
        .hasSize(4)
        .first()
        .isEqualTo(result.rows().get(0).entropy());
  }

  @Test
  void lossesHaveALogarithmicAxisWhereItIsWanted() {
    Chart chart = SearchPictures.losses(Traces.result(2, "running", false));
    assertThat(chart.y().logarithmic()).isFalse();
    assertThat(chart.logarithmic().y().logarithmic()).isTrue();
    assertThat(chart.logarithmic().series()).isEqualTo(chart.series());
  }

  @Test
  void theHeatMapOutlinesWhatTheDerivationKeeps() {
    HeatMap map = SearchPictures.heatMap(Traces.result(3, "running", false), 1);
    HeatMap.Panel panel = map.panels().get(0);
    assertThat(panel.heading()).isEqualTo("normal");
    assertThat(panel.columns()).containsExactly("skip", "sep conv 3×3", "max pool 3×3");
    assertThat(panel.rows().stream().map(HeatMap.Row::name))
        .containsExactly("0 → 2", "1 → 2", "0 → 3", "1 → 3", "2 → 3");
    assertThat(panel.rows().get(0).outlined()).containsExactly(0);
    assertThat(panel.rows().get(1).outlined()).containsExactly(1);
    // Two of three equal edges are kept, those from the lower states.
    assertThat(panel.rows().get(4).outlined()).isEmpty();
  }

  @Test
  void numbersThatAreNoProbabilitiesAreShownAsShares() {
    Scores concentrations =
        new Scores(
            new RelaxedChoice("stage.1/layer.2/operation", List.of("a", "b")), List.of(3.0, 1.0));
    SearchResult one = Traces.result(1, "running", false);
    ChoiceRow row = ChoiceRow.all(Traces.with(one.rows().get(0), List.of(concentrations))).get(0);
    assertThat(row.shares()).containsExactly(0.75, 0.25);
    assertThat(row.name()).isEqualTo("stage 1, layer 2");
    assertThat(row.panel()).isEmpty();
  }

  @Test
  void weightsOfEdgesHaveAPanelOfTheirOwn() {
    Scores edges =
        new Scores(new RelaxedChoice("normal/node.3/edges", List.of("0", "1")), List.of(0.6, 0.4));
    SearchResult one = Traces.result(1, "running", false);
    ChoiceRow row = ChoiceRow.all(Traces.with(one.rows().get(0), List.of(edges))).get(0);
    assertThat(row.panel()).isEqualTo("normal, edges into");
    assertThat(row.name()).isEqualTo("node 3");
    assertThat(row.columns()).containsExactly("0", "1");
  }

  @Test
  void spacesWithoutCellsOfTwoInputsAreOutlinedByTheirDecisions() {
    var space = Spaces.nasBench201(Spaces.sizes("nb201").channels(4).layers(1).size(8));
    var architecture = space.architecture(3, 0, 1, 1, 1, 1);
    assertThat(Derivations.kept(Traces.row(0), architecture))
        .containsEntry("cell/edge.0-1", java.util.Set.of("nor_conv_3x3"));
  }

  @Test
  void theReportSaysWhyItEndedAndHasEverySetting() {
    String report =
        SearchReport.of(Traces.result(5, "two skips are too many", false), Map.of("data", "glyphs"))
            .text();
    assertThat(report)
        .startsWith("DARTS: 5 of 5 epochs, seed 7\nIt ended because: two skips are too many.")
        .contains("The architecture is that after epoch 5.", "Genotype(normal=[")
        .contains("lr_w = cosine(0.025, 0.001)", "strongestEdges(2)", "softmax(", "glyphs")
        .contains("What the choices lean to after epoch 5", "Skip connections", "31,504");
  }

  @Test
  void ofWhatTheScheduleSetsTwiceTheLastIsSaid() {
    var search = Traces.search();
    SearchResult result = Traces.result(1, "running", false);
    SearchResult other =
        new SearchResult(
            result.space(),
            search.schedule(
                search
                    .schedule()
                    .architectureRate(org.espalier.stdlib.strategy.relaxed.Course.constant(0.03))),
            7,
            result.rows(),
            0,
            "x",
            false,
            result.checkpoint());
    assertThat(SearchReport.of(other).text())
        .contains("constant(0.03)")
        .doesNotContain("3.0E-4) a");
  }

  @Test
  void anInterruptedSearchShowsWhatIsFinished() {
    assertThat(SearchReport.of(Traces.result(2, "interrupted", true)).text())
        .contains("It was interrupted; every epoch that ended is here", "after epoch 2");
    assertThat(SearchReport.of(Traces.result(0, "interrupted", true)).html())
        .contains("there is nothing to derive", "strongestEdges(2)")
        .doesNotContain("img");
  }

  @Test
  void aRuleWithItsEyesClosedAtFirstCountsItsEpochsAsTheSearchDoes() {
    List<TraceRow> rows = Traces.result(4, "running", false).rows();
    StoppingRule one = new SkipCount(1);
    assertThat(one.after(rows)).map(Stop::at).contains(1);
    assertThat(one.notBefore(2).after(rows))
        .contains(new Stop(2, 2, "the normal cell has 2 skip connections, and 1 are too many"));
    assertThat(one.notBefore(4).after(rows)).isEmpty();
    assertThat(one.notBefore(0)).hasToString("skipCount(1).notBefore(0)");
    assertThatThrownBy(() -> one.notBefore(-1)).hasMessageContaining("notBefore(-1)");
  }

  @Test
  void searchesStandBesideOneAnother() {
    SearchResult one = Traces.result(4, "all epochs done", false);
    SearchResult other = Traces.result(2, "two skips are too many", false);
    assertThat(SearchReport.compare(List.of(one, other)).text())
        .startsWith("DARTS · DARTS (2)\nSkip connections")
        .contains("─ DARTS   ═ DARTS (2)", "two skips are too many");
  }

  @Test
  void nothingToCompareAndEpochsThatDidNotEndAreRefused() {
    assertThatThrownBy(() -> SearchReport.compare(List.of())).hasMessageContaining("at least one");
    assertThatThrownBy(() -> SearchReport.compare(List.of(Traces.result(0, "interrupted", true))))
        .hasMessage("compare(...): no epoch of DARTS ended; run it again.");
    assertThatThrownBy(() -> SearchPictures.heatMap(Traces.result(2, "running", false), 5))
        .hasMessage("heatMap(6): epochs 1 to 2 of DARTS ended; ask for one of them.");
  }
}
