package org.espalier.stdlib.strategy.relaxed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.data.Offset;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.strategy.ToyTable;
import org.espalier.stdlib.strategy.relaxed.stopping.EigenvalueRatio;
import org.espalier.stdlib.strategy.relaxed.stopping.HessianEigenvalue;
import org.espalier.stdlib.strategy.relaxed.stopping.LargestEigenvalue;
import org.junit.jupiter.api.Test;

final class HessianEigenvalueTest {
  private static final RelaxedChoice CHOICE = new RelaxedChoice("edge", List.of("a", "b", "c"));

  /** {@code L = h A h / 2} with 2 on the diagonal and 1 beside it: at most {@code 2 + sqrt 2}. */
  private static final class Quadratic implements FormulaSupernet.Formula {
    @Override
    public double loss(Part part, List<Integer> examples, double[] w, double[] h) {
      double[] by = byMixture(part, examples, w, h);
      return (h[0] * by[0] + h[1] * by[1] + h[2] * by[2]) / 2;
    }

    @Override
    public double[] byWeights(Part part, List<Integer> examples, double[] w, double[] h) {
      return new double[] {0};
    }

    @Override
    public double[] byMixture(Part part, List<Integer> examples, double[] w, double[] h) {
      return new double[] {2 * h[0] + h[1], h[0] + 2 * h[1] + h[2], h[1] + 2 * h[2]};
    }
  }

  private static List<TraceRow> rows(Schedule schedule, StoppingRule stopping) {
    FormulaSupernet supernet = new FormulaSupernet(CHOICE, new Quadratic(), 4, 4, 0);
    RelaxedSearch search =
        RelaxedSearch.darts(OneChoice.greatest())
            .relaxation(FormulaSupernet.itself(1, 2, 3))
            .epochs(2)
            .batchSize(2)
            .stopping(stopping)
            .schedule(schedule);
    return RelaxedLoop.run(search, ToyTable.SPACE, supernet, new Seed(1), SearchListener.NONE)
        .trace();
  }

  private static Schedule darts() {
    return RelaxedSearch.darts(OneChoice.greatest()).schedule();
  }

  @Test
  void isThatOfTheMatrixAndLeavesTheSearchAsItWas() {
    Event measuring = new HessianEigenvalue(new LargestEigenvalue(), 0.01);
    List<TraceRow> rows =
        rows(darts().after(Trigger.always(), measuring), StoppingRule.fixedEpochs());
    assertThat(rows.get(1).numbers().getOrDefault(HessianEigenvalue.NAME, 0.0))
        .isCloseTo(2 + Math.sqrt(2), Offset.offset(1e-9));
    assertThat(rows)
        .extracting(TraceRow::parameters)
        .isEqualTo(
            rows(darts(), StoppingRule.fixedEpochs()).stream().map(TraceRow::parameters).toList());
  }

  @Test
  void aRuleThatWatchesWhatNobodyMeasuresSaysSo() {
    assertThatThrownBy(() -> rows(darts(), new EigenvalueRatio()))
        .hasMessageContaining("watches lambda_max, but nothing measures it");
  }
}
