package org.espalier.stdlib.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.Mutation;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.estimate.Evaluation;
import org.espalier.stdlib.strategy.prune.Pruning.Criterion;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Strategies that look at several measures: a policy by their gains, an evolution by their ranks.
 */
class ReinforcedTest {
  private static final List<Criterion> BOTH =
      List.of(Criterion.more("large"), Criterion.less("small"));

  private static Evaluation measured(double large, double small) {
    return new Evaluation(Map.of("large", large, "small", small), "made up");
  }

  /** Both measures say what the toy table says, in units far apart. */
  private static Evaluation toy(Architecture architecture) {
    double value = ToyTable.value(architecture);
    return measured(1e6 * value, -1e-3 * value);
  }

  @Nested
  class KeepsToTheContract extends StrategyConformance {
    KeepsToTheContract() {
      super(new Reinforced(new Gain(BOTH, 10), 0.04, 0.9));
    }
  }

  @Test
  void aGainAddsUpChangesWithinTheirRanges() {
    Gain.Course course = new Gain(BOTH, 3).begin();
    assertThat(course.of(measured(10, 5))).isZero();
    // +10 of a range of 10, and 5 to 3, which is better, of a range of 2.
    assertThat(course.of(measured(20, 3))).isCloseTo(2, within(1e-5));
    // -5 of 10, and 3 to 7 of a range of 4.
    assertThat(course.of(measured(15, 7))).isCloseTo(-1.5, within(1e-5));
    // The first trial is forgotten: +1 of the range 15 to 20, and 7 to 6 of 3 to 7.
    assertThat(course.of(measured(16, 6))).isCloseTo(0.2 + 0.25, within(1e-5));
  }

  @Test
  void whatHasNoNumberIsAsBadAsTheWorst() {
    Gain.Course course = new Gain(BOTH, 10).begin();
    course.of(measured(10, 5));
    course.of(measured(20, 3));
    assertThat(course.of(measured(20, Double.POSITIVE_INFINITY))).isCloseTo(-1, within(1e-5));
    assertThat(course.of(null)).isCloseTo(-1, within(1e-5));
  }

  @Test
  void aPolicyLearnsWhatGains() {
    double late = 0;
    for (int seed = 0; seed < 5; seed++) {
      late += mean(values(0.04, new Seed(seed), 500).subList(400, 500)) / 5;
    }
    assertThat(late)
        .as("mean of the last hundred, over five seeds; 0.6 by chance")
        .isGreaterThan(3);
  }

  @Test
  void aPolicyThatHardlyMovesStaysUniform() {
    assertThat(mean(values(1e-9, new Seed(1), 500))).isCloseTo(0.6, within(0.3));
  }

  private static List<Double> values(double rate, Seed seed, int trials) {
    Strategy.Session session =
        new Reinforced(new Gain(BOTH, 10), rate, 0.9).begin(ToyTable.SPACE, seed);
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < trials; i++) {
      Architecture next = session.ask().orElseThrow();
      values.add(ToyTable.value(next));
      session.tell(next, 0, toy(next));
    }
    return values;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(each -> each).average().orElseThrow();
  }

  @Test
  void anEvolutionByRanksHasTheBestSumOfRanksAsParent() {
    Strategy.Session session =
        new Evolution(
                3,
                60,
                Evolution.Dying.OLDEST,
                Evolution.Beginning.random(3),
                Mutation.oneDecision(),
                BOTH)
            .begin(ToyTable.SPACE, new Seed(3));
    Map<Architecture, Evaluation> told = new HashMap<>();
    Architecture balanced = ToyTable.SPACE.architecture(2, 2, 2, 2, 2, 2);
    told.put(ToyTable.SPACE.architecture(0, 0, 0, 0, 0, 0), measured(1, 0));
    told.put(balanced, measured(3, 1));
    told.put(ToyTable.SPACE.architecture(4, 4, 4, 4, 4, 4), measured(2, 5));
    // The balanced one has no extreme score, and the best ranks.
    told.forEach((architecture, evaluation) -> session.tell(architecture, 0, evaluation));
    assertThat(session.ask().orElseThrow().distance(balanced)).isEqualTo(1);
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new Gain(List.of(), 10)).hasMessageContaining("at least 1 measure");
    assertThatThrownBy(() -> new Gain(BOTH, 1)).hasMessageContaining("2 trials");
    assertThatThrownBy(() -> new Reinforced(new Gain(BOTH, 10), 0, 0.9))
        .hasMessageContaining("reinforced(rate 0.0");
  }
}
