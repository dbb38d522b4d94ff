package org.espalier.stdlib.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.random.Seed;
import org.junit.jupiter.api.Test;

/** What every strategy keeps to; a strategy's own test extends this and says which one. */
abstract class StrategyConformance {
  private final Strategy strategy;

  StrategyConformance(Strategy strategy) {
    this.strategy = strategy;
  }

  private List<Architecture> run(Seed seed, int trials) {
    Strategy.Session session = strategy.begin(ToyTable.SPACE, seed);
    List<Architecture> asked = new ArrayList<>();
    for (int i = 0; i < trials; i++) {
      Optional<Architecture> next = session.ask();
      next.ifPresent(
          architecture -> {
            asked.add(architecture);
            session.tell(architecture, ToyTable.value(architecture));
          });
    }
    return asked;
  }

  @Test
  void theSameSeedAsksForTheSame() {
    assertThat(run(new Seed(1), 60)).isEqualTo(run(new Seed(1), 60));
  }

  @Test
  void askingAheadAsksForTheSame() {
    Strategy.Session session = strategy.begin(ToyTable.SPACE, new Seed(1));
    List<Architecture> asked = new ArrayList<>();
    Queue<Architecture> untold = new ArrayDeque<>();
    while (asked.size() < 60 || !untold.isEmpty()) {
      if (asked.size() < 60 && (untold.isEmpty() || (untold.size() < 7 && session.ahead() > 0))) {
        Architecture next = session.ask().orElseThrow();
        asked.add(next);
        untold.add(next);
      } else {
        Architecture first = untold.remove();
        session.tell(first, ToyTable.value(first));
      }
    }
    assertThat(asked).isEqualTo(run(new Seed(1), 60));
  }

  @Test
  void anotherSeedAsksForOthers() {
    assertThat(run(new Seed(1), 60)).isNotEqualTo(run(new Seed(2), 60));
  }

  @Test
  void twoSessionsDoNotDisturbEachOther() {
    Strategy.Session one = strategy.begin(ToyTable.SPACE, new Seed(1));
    Strategy.Session other = strategy.begin(ToyTable.SPACE, new Seed(1));
    for (int i = 0; i < 40; i++) {
      Architecture next = one.ask().orElseThrow();
      one.tell(next, ToyTable.value(next));
    }
    assertThat(other.ask()).isEqualTo(strategy.begin(ToyTable.SPACE, new Seed(1)).ask());
  }

  @Test
  void failuresAreSurvived() {
    Strategy.Session session = strategy.begin(ToyTable.SPACE, new Seed(3));
    for (int i = 0; i < 100; i++) {
      Architecture next = session.ask().orElseThrow();
      session.tell(next, Double.NEGATIVE_INFINITY);
    }
  }

  @Test
  void everythingAskedForIsOfTheSpace() {
    assertThat(run(new Seed(4), 100))
        .hasSize(100)
        .allMatch(asked -> ToyTable.SPACE.parse(asked.toString()).equals(asked));
  }
}
