package org.espalier.dsl.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.*;

import java.util.Arrays;
import java.util.List;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.CellGraph;
import org.espalier.dsl.architecture.SearchSpace;
import org.junit.jupiter.api.Test;

class EncodingsTest {
  private final SearchSpace space = Spaces.nasBench201();
  private final Architecture cell =
      space.parse(
          "|nor_conv_3x3~0|+|skip_connect~0|none~1|+|none~0|skip_connect~1|nor_conv_1x1~2|");

  @Test
  void lengthsAreThePublishedOnes() {
    assertThat(Encoding.oneHot(space).length()).isEqualTo(30);
    assertThat(Encoding.path(space).length()).isEqualTo(5 + 25 + 125);
    assertThat(Encoding.path(space).names()).hasSize(155).doesNotHaveDuplicates();
    assertThat(Encoding.adjacency(space).length()).isEqualTo(28 + 8 * 5);
    assertThat(Encoding.numbers(space).length()).isEqualTo(6);
  }

  @Test
  void edgesThatCarryNothingCutThePaths() {
    Encoding path = Encoding.path(space);
    double[] numbers = path.encode(cell);
    assertThat(Arrays.stream(numbers).sum()).isEqualTo(2);
    assertThat(numbers[path.names().indexOf("cell/nor_conv_3x3 skip_connect")]).isEqualTo(1);
    assertThat(numbers[path.names().indexOf("cell/skip_connect nor_conv_1x1")]).isEqualTo(1);
  }

  @Test
  void oneHotNamesSayWhatIsChosen() {
    Encoding oneHot = Encoding.oneHot(space);
    double[] numbers = oneHot.encode(cell);
    assertThat(numbers[oneHot.names().indexOf("cell/edge.0-1=nor_conv_3x3")]).isEqualTo(1);
    assertThat(numbers[oneHot.names().indexOf("cell/edge.1-2=none")]).isEqualTo(1);
    numbers[0] = 7;
    assertThat(oneHot.encode(cell)[0]).isNotEqualTo(7);
  }

  @Test
  void aFeatureGraphHasTheEdgesBothWays() {
    FeatureGraph graph = FeatureGraph.of(cell);
    assertThat(graph.vertices()).isEqualTo(8);
    assertThat(graph.featureNames()).hasSize(7).startsWith("input", "output");
    assertThat(graph.features()).allMatch(row -> row.stream().mapToDouble(n -> n).sum() == 1);
    assertThat(graph.sources().get(7)).containsExactly(4, 5, 6);
    assertThat(graph.targets().get(0)).containsExactly(1, 2, 4);
  }

  @Test
  void numbersGoToTheMiddleOfEachShare() {
    assertThat(cell.toNumbers()).containsExactly(0.7, 0.3, 0.1, 0.1, 0.3, 0.5);
    assertThat(space.fromNumbers(0.61, 0.39, 0, 0.19, 0.2, 0.59)).isEqualTo(cell);
    assertThat(space.fromNumbers(1, 1, 1, 1, 1, 1).toString()).contains("avg_pool_3x3~0");
    assertThatThrownBy(() -> space.fromNumbers(0, 0, 0, 0, 0, 1.5))
        .hasMessageContaining("'cell/edge.2-3' lies in [0, 1]")
        .hasMessageContaining("but got 1.5");
    assertThatThrownBy(() -> space.fromNumbers(0.5))
        .hasMessage("An architecture of this space is 6 numbers, one per decision, but got 1.");
  }

  @Test
  void editDistancesAreTheFewestEdits() {
    CellGraph chain =
        graph(List.of("input", "a", "output"), List.of(List.of(), List.of(0), List.of(1)));
    CellGraph other =
        graph(List.of("input", "b", "output"), List.of(List.of(), List.of(0), List.of(1)));
    CellGraph direct = graph(List.of("input", "output"), List.of(List.of(), List.of(0)));
    CellGraph both =
        graph(List.of("input", "a", "output"), List.of(List.of(), List.of(0), List.of(0, 1)));
    assertThat(edits(chain, chain)).isZero();
    assertThat(edits(chain, other)).isEqualTo(1);
    assertThat(edits(chain, both)).isEqualTo(1);
    // A vertex and its two edges go, one edge comes.
    assertThat(edits(chain, direct)).isEqualTo(4);
    assertThat(edits(direct, chain)).isEqualTo(4);
    assertThat(edits(both, direct)).isEqualTo(3);
    assertThatThrownBy(() -> GraphEditDistance.between(cell, Spaces.nasBench101().sample(seed(1))))
        .hasMessageContaining("architectures of one space");
  }

  @Test
  void editDistancesAreAMetricOnSamples() {
    for (int i = 0; i < 10; i++) {
      Architecture a = space.sample(seed(i));
      Architecture b = space.sample(seed(100 + i));
      Architecture c = space.sample(seed(200 + i));
      GraphEditDistance.Distance there = GraphEditDistance.between(a, b);
      assertThat(there.exact()).isTrue();
      assertThat(there).isEqualTo(GraphEditDistance.between(b, a));
      assertThat(there.edits())
          .isLessThanOrEqualTo(
              GraphEditDistance.between(a, c).edits() + GraphEditDistance.between(c, b).edits());
    }
  }

  @Test
  void spacesWithoutCellsSayWhatToUseInstead() {
    assertThatThrownBy(() -> Encoding.adjacency(Spaces.nasBenchMacro()))
        .hasMessageContaining("An adjacency encoding needs a space whose cells are decided")
        .hasMessageContaining("Encoding.oneHot(space)");
    assertThatThrownBy(() -> Encoding.path(space).truncated(0))
        .hasMessageContaining("truncated(0)");
  }

  private static int edits(CellGraph one, CellGraph other) {
    return GraphEditDistance.between(one, other).edits();
  }

  private static CellGraph graph(List<String> labels, List<List<Integer>> sources) {
    return new CellGraph(labels, sources);
  }
}
