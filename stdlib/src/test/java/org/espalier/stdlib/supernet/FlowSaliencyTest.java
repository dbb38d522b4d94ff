package org.espalier.stdlib.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.MixingWeights;
import org.espalier.dsl.operation.Scaling;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.WeightedSum;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.strategy.relaxed.derivation.Scores;
import org.junit.jupiter.api.Test;

class FlowSaliencyTest {
  private static final EngineChoice ENGINE = EngineChoice.pytorch();

  @Test
  void twoOperationsOfTwoAndThreeShareTheFlowOfTwoAndAHalf() {
    // R = 2.5; 0.5 * 2 and 0.5 * 3 flow through the two.
    assertThat(FlowSaliency.of(oneEdge(2, 3), ENGINE, new Seed(1)).get(0).point())
        .satisfiesExactly(
            first -> assertThat(first).isCloseTo(0.4, within(1e-7)),
            second -> assertThat(second).isCloseTo(0.6, within(1e-7)));
    assertThat(FlowSaliency.of(oneEdge(3, 2), ENGINE, new Seed(1)).get(0).point().get(0))
        .isCloseTo(0.6, within(1e-7));
  }

  @Test
  void flowsBeyondSinglePrecisionAreShared() {
    assertThat(FlowSaliency.of(oneEdge(2e45, 3e45), ENGINE, new Seed(1)).get(0).point().get(1))
        .isCloseTo(0.6, within(1e-6));
  }

  private static Graph oneEdge(double first, double second) {
    GraphBuilder graph = Graph.builder();
    Node input = graph.input("image", Shape.of(1));
    Node weights =
        graph.within("architecture").add("edge", new MixingWeights(List.of("first", "second")));
    // Two factors, since a factor itself is a single number.
    Node one = graph.add("first", new Scaling(first), input);
    Node two = graph.add("second", new Scaling(second), input);
    return graph.build(graph.add("mix", new WeightedSum(), weights, one, two));
  }

  @Test
  void theFlowIntoEveryCellsOutputIsAllOfItAndNoneHasNothing() {
    Graph supernet =
        Spaces.nasBench201(Spaces.sizes("nb201").channels(2).layers(2).size(8)).supernet();
    List<Scores> scores = FlowSaliency.of(supernet, ENGINE, new Seed(1));
    assertThat(scores).hasSize(6);
    double intoOutputs = 0;
    for (Scores edge : scores) {
      assertThat(edge.point().get(0)).as(edge.choice().label()).isZero();
      assertThat(edge.point()).allMatch(share -> share >= 0);
      boolean last = edge.choice().label().endsWith("-3");
      intoOutputs += last ? edge.point().stream().mapToDouble(x -> x).sum() : 0;
    }
    // Six cells in a row share their choices, and all flow passes each cell's output.
    assertThat(intoOutputs).isCloseTo(6, within(1e-4));
    assertThat(FlowSaliency.of(supernet, ENGINE, new Seed(1))).isEqualTo(scores);
    assertThat(FlowSaliency.of(supernet, ENGINE, new Seed(2))).isNotEqualTo(scores);
  }

  @Test
  void nothingThatFlowsIsSaid() {
    assertThatThrownBy(() -> FlowSaliency.of(oneEdge(0, 0), ENGINE, new Seed(1)))
        .hasMessageContaining("The flow through this supernet is 0.0");
  }
}
