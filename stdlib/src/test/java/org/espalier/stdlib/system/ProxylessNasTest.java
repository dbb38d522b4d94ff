package org.espalier.stdlib.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.espalier.dsl.Language;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.stdlib.strategy.relaxed.Course;
import org.espalier.stdlib.strategy.relaxed.Moment;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.Schedule;
import org.espalier.stdlib.strategy.relaxed.TraceRow;
import org.espalier.stdlib.strategy.relaxed.regulariser.CostForm;
import org.espalier.stdlib.strategy.relaxed.regulariser.NodeCost;
import org.junit.jupiter.api.Test;

final class ProxylessNasTest extends SystemConformance {
  static final SearchSpace CELL =
      Spaces.nasBench201(
          Spaces.sizes("nb201").channels(4).layers(1).classes(2).image(Language.image(1, 8, 8)));

  private static ProxylessNas system() {
    return new ProxylessNas(CELL).warmUp(0).every(1);
  }

  @Override
  RelaxedSearch composition() {
    return system().composition();
  }

  @Override
  SearchSpace space() {
    return CELL;
  }

  /** Two paths keep the probability of all others, so a parameter cannot move by itself. */
  @Override
  void theToyOfTwoLevelsSettlesWhereTheStepsSay() {}

  /** One operation on each of 6 edges of 3 cells for the weights, two for the architecture. */
  @Override
  long operationCallsPerStep() {
    return (1 + 2) * 6 * 3;
  }

  /** How likely two options are drawn together, without putting back. */
  private static double pair(double[] p, int i, int j) {
    return p[i] * p[j] / (1 - p[i]) + p[j] * p[i] / (1 - p[j]);
  }

  /** How likely each option's gate is open, which is not its probability. */
  private double[][] open() {
    double[][] points = points(0, 0, 0);
    double[][] open = new double[points.length][points.length];
    for (int e = 0; e < points.length; e++) {
      double[] p = points[e];
      for (int i = 0; i < p.length; i++) {
        for (int j = 0; j < p.length; j++) {
          open[e][i] += i == j ? 0 : pair(p, i, j) * p[i] / (p[i] + p[j]);
        }
      }
    }
    return open;
  }

  /**
   * {@code sum_j P(i, j) q_i q_j (l_i - l_j)} over all pairs, with losses at open gates elsewhere.
   */
  @Override
  double expectedGradient(int choice, int option) {
    double[] p = points(0, 0, 0)[choice];
    EnumeratedLosses losses = new EnumeratedLosses();
    double sum = 0;
    for (int other = 0; other < p.length; other++) {
      double shares = p[option] * p[other] / Math.pow(p[option] + p[other], 2);
      double more = losses.given(open(), choice, option) - losses.given(open(), choice, other);
      sum += other == option ? 0 : pair(p, option, other) * shares * more;
    }
    return sum;
  }

  @Override
  double expectedLoss() {
    return new EnumeratedLosses().of(open());
  }

  private List<TraceRow> rows(ProxylessNas system) {
    return timeless(
        search().composition(before -> system.composition()).batchSize(8).epochs(3).run().trace());
  }

  @Test
  void aLatencyThatDoesNotCountLeavesItAsItIsBitForBit() {
    assertThat(rows(system().cost(NodeCost.macs(), new CostForm.LogRatio(1, 0, 1e6))))
        .usingRecursiveComparison()
        .ignoringFields("terms")
        .isEqualTo(rows(system()));
  }

  @Test
  void aLatencyThatCountsFindsCheaperNetworks() {
    List<TraceRow> free = rows(system());
    RelaxedSearch dear =
        system().cost(NodeCost.macs(), new CostForm.Normalised(100, 1e5)).composition();
    List<TraceRow> bound =
        search()
            .composition(before -> dear.schedule(dear.schedule().architectureRate(moment -> 0.3)))
            .batchSize(8)
            .epochs(8)
            .run()
            .trace();
    assertThat(bound.get(7).networkMacs()).isLessThan(free.get(0).networkMacs());
  }

  @Test
  void onePathRunsInTheLastWeightStep() {
    assertThat(rows(system()).get(2).active().values()).containsOnly(1);
  }

  @Test
  void whileItWarmsUpNoParameterMoves() {
    List<TraceRow> rows = rows(system().warmUp(2));
    assertThat(rows.get(1).parameters()).isEqualTo(rows.get(0).parameters());
    assertThat(rows.get(2).parameters()).isNotEqualTo(rows.get(1).parameters());
  }

  @Test
  void theSettingsAreThoseOfThePaper() {
    assertThat(new ProxylessNas(CELL).composition().toString())
        .contains("binaryGates(), single path, descent(momentum 0.9, decay 4.0E-5, clip Infinity)")
        .contains("twoPaths(adam(0.0, 0.999, decay 0.0))")
        .contains("architecture step every 5 always, weights only before epoch 40")
        .contains("160 epochs of batches of 256");
    assertThat(new ProxylessNas(CELL).scores(true).composition().toString())
        .contains("categorical(), single path")
        .contains("reinforce(adam(0.0, 0.999, decay 0.0), 10, 0.99)");
  }

  @Test
  void theStepSizeBeginsAnewBehindTheWarmUp() {
    Schedule.Entry rate = new ProxylessNas(CELL).composition().schedule().entries().get(0);
    assertThat(rate.toString())
        .isEqualTo("lr_w = cosine(0.05, 0.0) until epoch 40, then cosine(0.025, 0.0) always");
    var course = Course.until(40, Course.cosine(0.05, 0), Course.cosine(0.025, 0));
    assertThat(course.at(new Moment(0, 160))).isEqualTo(0.05);
    assertThat(course.at(new Moment(20, 160))).isCloseTo(0.025, Offset.offset(1e-12));
    assertThat(course.at(new Moment(40, 160))).isEqualTo(0.025);
    assertThat(course.at(new Moment(100, 160))).isCloseTo(0.0125, Offset.offset(1e-12));
  }
}
