package org.espalier.stdlib.strategy.relaxed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.strategy.ToyTable;
import org.espalier.stdlib.strategy.relaxed.relaxation.Softmax;
import org.espalier.stdlib.strategy.relaxed.sampler.BinaryGates;
import org.espalier.stdlib.strategy.relaxed.sampler.Categorical;
import org.junit.jupiter.api.Test;

/** Architecture steps that see one or two paths, on a loss that each path has of its own. */
final class PathStepsTest {
  private static final RelaxedChoice CHOICE =
      new RelaxedChoice("edge", List.of("a", "b", "c", "d"));

  private static final double[] LOSSES = {7, 6.5, 5, 6};

  /** {@code L = c h}: the third option is the best. */
  private static final class Losses implements FormulaSupernet.Formula {
    @Override
    public double loss(Part part, List<Integer> examples, double[] w, double[] h) {
      double sum = 0;
      for (int k = 0; k < h.length; k++) {
        sum += LOSSES[k] * h[k];
      }
      return sum;
    }

    @Override
    public double[] byWeights(Part part, List<Integer> examples, double[] w, double[] h) {
      return new double[w.length];
    }

    @Override
    public double[] byMixture(Part part, List<Integer> examples, double[] w, double[] h) {
      return LOSSES.clone();
    }
  }

  private static List<TraceRow> rows(RelaxedSearch search, int epochs) {
    FormulaSupernet supernet = new FormulaSupernet(CHOICE, new Losses(), 10, 10, 0);
    RelaxedSearch fast =
        search
            .relaxation(new Softmax(0))
            .singlePath()
            .batchSize(1)
            .epochs(epochs)
            .schedule(Schedule.none().weightRate(m -> 0).architectureRate(m -> 0.05));
    return RelaxedLoop.run(fast, ToyTable.SPACE, supernet, new Seed(1), SearchListener.NONE)
        .trace();
  }

  private static RelaxedSearch search() {
    return RelaxedSearch.darts(OneChoice.greatest());
  }

  @Test
  void twoPathsFindTheBest() {
    List<TraceRow> rows =
        rows(
            search()
                .sampler(new BinaryGates())
                .architectureStep(new TwoPaths(ParameterStep.steepest())),
            120);
    assertThat(rows.get(119).points().get(0).point().get(2)).isGreaterThan(0.9);
  }

  @Test
  void whatDidNotRunKeepsItsProbability() {
    FormulaSupernet supernet = new FormulaSupernet(CHOICE, new Losses(), 1, 1, 0);
    RelaxedSearch once =
        search()
            .sampler(new BinaryGates())
            .architectureStep(new TwoPaths(ParameterStep.steepest()))
            .relaxation(new Softmax(0))
            .singlePath()
            .batchSize(1)
            .epochs(1)
            .schedule(Schedule.none().weightRate(m -> 0).architectureRate(m -> 0.5));
    List<Double> point =
        RelaxedLoop.run(once, ToyTable.SPACE, supernet, new Seed(3), SearchListener.NONE)
            .trace()
            .get(0)
            .points()
            .get(0)
            .point();
    assertThat(point).filteredOn(p -> Math.abs(p - 0.25) < 1e-15).hasSize(2);
    assertThat(point).filteredOn(p -> Math.abs(p - 0.25) > 0.01).hasSize(2);
  }

  @Test
  void scoresFindTheBestOverABaselineThatFollowsTheObjective() {
    List<TraceRow> rows =
        rows(
            search()
                .sampler(new Categorical())
                .architectureStep(new Reinforce(ParameterStep.steepest())),
            60);
    assertThat(rows.get(59).points().get(0).point().get(2)).isGreaterThan(0.9);
    assertThat(rows.get(0).figures().get("reinforce.baseline")).isBetween(5.0, 7.0);
    assertThat(rows.get(59).figures().get("reinforce.baseline")).isBetween(5.0, 5.3);
  }

  @Test
  void atLeastOneDrawIsNeeded() {
    assertThatThrownBy(() -> new Reinforce(ParameterStep.steepest(), 0, 0.99))
        .hasMessageContaining("at least 1 draw");
  }
}
