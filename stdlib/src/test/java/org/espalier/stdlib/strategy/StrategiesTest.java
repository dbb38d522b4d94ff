package org.espalier.stdlib.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.*;
import static org.espalier.dsl.Operations.*;
import static org.espalier.dsl.Spaces.*;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.estimate.Estimator;
import org.espalier.stdlib.estimate.TableEstimator;
import org.espalier.stdlib.study.Search;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StrategiesTest {
  @Nested
  class RandomSearchKeepsToTheContract extends StrategyConformance {
    RandomSearchKeepsToTheContract() {
      super(new RandomSearch());
    }
  }

  @Nested
  class AgingEvolutionKeepsToTheContract extends StrategyConformance {
    AgingEvolutionKeepsToTheContract() {
      super(new AgingEvolution(10, 3));
    }
  }

  @Test
  void randomSearchTriesEveryArchitectureOnceAndThenEnds() {
    SearchSpace small =
        network(image(1, 4, 4))
            .stem(conv(3, 2))
            .repeat(1, cell().nodes(3).edge(ops(NONE, SKIP)))
            .classes(2);
    Strategy.Session session = new RandomSearch().begin(small, new Seed(1));
    Set<Architecture> asked = new HashSet<>();
    for (int i = 0; i < 8; i++) {
      asked.add(session.ask().orElseThrow());
    }
    assertThat(asked).hasSize(8);
    assertThat(session.ask()).isEmpty();
  }

  @Test
  void evolutionBeatsRandomSearchOnTheToyTable() {
    assertThat(mean(new AgingEvolution(20, 5), new ToyTable(), ToyTable.SPACE, 20, 200))
        .isGreaterThan(mean(new RandomSearch(), new ToyTable(), ToyTable.SPACE, 20, 200) + 0.5)
        .isGreaterThan(ToyTable.BEST - 0.3);
  }

  @Test
  void evolutionForgetsTheOldest() {
    Strategy.Session session = new AgingEvolution(1, 1).begin(ToyTable.SPACE, new Seed(5));
    Architecture best = ToyTable.SPACE.architecture(3, 3, 3, 3, 3, 3);
    session.tell(best, 6);
    Architecture worse = ToyTable.SPACE.architecture(0, 0, 0, 0, 0, 0);
    session.tell(worse, -6);
    session.ask();
    // With one alive, the next child descends from the younger, though it is worse.
    assertThat(session.ask().orElseThrow().distance(worse)).isEqualTo(1);
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new AgingEvolution(5, 10))
        .hasMessage("agingEvolution: sample(10) must be from 1 to the population, 5.");
    assertThatThrownBy(() -> new AgingEvolution(0, 1)).hasMessageContaining("population(0)");
  }

  /**
   * Bands of three standard errors around 300-seed means; see the figures' source in the README.
   */
  @Test
  void searchesOnNasBench201ReachTheKnownCurve() {
    Path file = Path.of("..", "..", "shared", "data", "nb201_cifar10.csv.gz");
    Assumptions.assumeTrue(
        Files.exists(file), () -> "SKIPPED: the whole table is not here (" + file + ")");
    Estimator table = TableEstimator.read(file, "arch", "test_acc_200_epochs_seed888", "accuracy");
    int seeds = 60;
    assertThat(mean(new RandomSearch(), table, nasBench201(), seeds, 100))
        .isBetween(90.753 - 3 * 0.41 / Math.sqrt(seeds), 90.753 + 3 * 0.41 / Math.sqrt(seeds));
    assertThat(mean(new AgingEvolution(20, 5), table, nasBench201(), seeds, 100))
        .isBetween(91.23 - 3 * 0.36 / Math.sqrt(seeds), 91.23 + 3 * 0.36 / Math.sqrt(seeds));
    assertThat(mean(new AgingEvolution(50, 10), table, nasBench201(), seeds, 200))
        .isBetween(91.41 - 3 * 0.15 / Math.sqrt(seeds), 91.41 + 3 * 0.15 / Math.sqrt(seeds));
  }

  private static double mean(
      Strategy strategy, Estimator estimator, SearchSpace space, int seeds, int trials) {
    return IntStream.range(0, seeds)
        .mapToDouble(seed -> best(strategy, estimator, space, seed, trials))
        .average()
        .orElseThrow();
  }

  private static double best(
      Strategy strategy, Estimator estimator, SearchSpace space, int seed, int trials) {
    return Search.of(space, () -> (study, ended) -> {})
        .strategy(strategy)
        .estimator(estimator)
        .trials(trials)
        .seed(seed)
        .run()
        .best()
        .value();
  }
}
