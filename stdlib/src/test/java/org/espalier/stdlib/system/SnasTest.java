package org.espalier.stdlib.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.espalier.dsl.Language.cell;
import static org.espalier.dsl.Language.ops;
import static org.espalier.dsl.Operations.NONE;
import static org.espalier.dsl.Operations.SEP_CONV_3X3;
import static org.espalier.dsl.Operations.SKIP_CONNECT;

import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.space.GenotypeNetwork;
import org.espalier.dsl.space.cell.TwoInputCell;
import org.espalier.stdlib.strategy.relaxed.Course;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.TraceRow;
import org.espalier.stdlib.strategy.relaxed.derivation.LargestOption;
import org.espalier.stdlib.strategy.relaxed.derivation.StrongestEdges;
import org.junit.jupiter.api.Test;

final class SnasTest extends SystemConformance {
  private static final SearchSpace EVERY_EDGE = everyEdge();

  private static SearchSpace everyEdge() {
    TwoInputCell cell =
        cell("normal").inputs(2).nodes(3).everyEdge(ops(NONE, SKIP_CONNECT, SEP_CONV_3X3));
    return GenotypeNetwork.around(SameTrace.SIZES, cell, cell.named("reduce"));
  }

  @Override
  RelaxedSearch composition() {
    return new Snas(EVERY_EDGE).composition();
  }

  @Override
  SearchSpace space() {
    return EVERY_EDGE;
  }

  /** One pass for both, three operations on each of nine edges. */
  @Override
  long operationCallsPerStep() {
    return 3 * 9 * 3;
  }

  @Test
  void withoutItsWeightTheCostChangesNoBit() {
    RelaxedSearch free = new Snas(EVERY_EDGE).coefficient(0).composition();
    SameTrace.assertThatBothLearnTheSame(
        SameTrace.search(EVERY_EDGE, free),
        SameTrace.search(EVERY_EDGE, SameTrace.withoutRegularisers(free)));
  }

  @Test
  void withoutDropPathNoMaskIsDrawn() {
    RelaxedSearch never = new Snas(EVERY_EDGE).dropPath(0).composition();
    RelaxedSearch dropping = new Snas(EVERY_EDGE).composition();
    assertThat(dropping.toString()).contains("drop_path = constant(0.3) always");
    SameTrace.assertThatBothLearnTheSame(
        SameTrace.search(EVERY_EDGE, never).epochs(1),
        SameTrace.search(EVERY_EDGE, dropping)
            .composition(
                all -> all.schedule(all.schedule().number("drop_path", Course.constant(0))))
            .epochs(1));
    assertThat(SameTrace.search(EVERY_EDGE, never).epochs(1).run().trace().get(0).trainLoss())
        .isNotEqualTo(
            SameTrace.search(EVERY_EDGE, dropping).epochs(1).run().trace().get(0).trainLoss());
  }

  @Test
  void theTemperatureFallsTowardsThreeHundredths() {
    assertThat(SameTrace.numbers(SameTrace.search(EVERY_EDGE, composition()).epochs(2), "tau"))
        .containsExactly(1.0, 0.515);
  }

  private static double added(double coefficient) {
    RelaxedSearch search = new Snas(EVERY_EDGE).coefficient(coefficient).composition();
    TraceRow row = SameTrace.search(EVERY_EDGE, search).epochs(1).run().trace().get(0);
    return row.terms().getOrDefault("expected parameters + MACs + memory access", Double.NaN);
  }

  @Test
  void theLogarithmOfTheExpectedCostIsAdded() {
    double one = added(1.5e-3);
    assertThat(Math.exp(one / 1.5e-3)).isBetween(1e3, (double) EVERY_EDGE.supernet().macs());
    assertThat(added(3e-3)).isCloseTo(2 * one, within(0.05 * one));
  }

  @Test
  void everyEdgeIsKeptWhereTheSpaceDecidesItAndTwoWhereNodesKeepTwo() {
    assertThat(composition().derivation()).isEqualTo(new LargestOption());
    assertThat(new Snas(SPACE).composition().derivation()).isEqualTo(new StrongestEdges());
    assertThat(composition().toString())
        .contains("oneLevel(adam(0.5, 0.999, decay 0.001))", "150 epochs of batches of 64");
  }
}
