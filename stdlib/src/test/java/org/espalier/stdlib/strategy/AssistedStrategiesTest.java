package org.espalier.stdlib.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.Mutation;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.estimate.Estimator;
import org.espalier.stdlib.estimate.Evaluation;
import org.espalier.stdlib.estimate.Members;
import org.espalier.stdlib.estimate.ReferenceRanks;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AssistedStrategiesTest {
  /** Counts the 3x3 convolutions: a part of what makes the toy table's values. */
  private static final Estimator CHEAP =
      (architecture, seed) ->
          new Evaluation(Map.of("convolutions", cheap(architecture)), "counted");

  private static final Estimator NEVER =
      (architecture, seed) -> {
        throw new AssertionError("nothing is judged");
      };

  private static final Preference PREFERENCE = new Preference(CHEAP, "convolutions");

  private static double cheap(Architecture architecture) {
    return IntStream.of(architecture.choices()).filter(choice -> choice == 3).count();
  }

  @Nested
  class FilteredKeepsToTheContract extends StrategyConformance {
    FilteredKeepsToTheContract() {
      super(new Filtered(new AgingEvolution(10, 3), PREFERENCE, 4));
    }
  }

  @Nested
  class WarmStartedKeepsToTheContract extends StrategyConformance {
    WarmStartedKeepsToTheContract() {
      super(new WarmStarted(new AgingEvolution(10, 3), PREFERENCE, 50, 10));
    }
  }

  /** The warm start is shorter than the beginning, which goes on after it. */
  @Nested
  class ShortlyWarmStartedKeepsToTheContract extends StrategyConformance {
    ShortlyWarmStartedKeepsToTheContract() {
      super(new WarmStarted(new AgingEvolution(20, 3), PREFERENCE, 50, 4));
    }
  }

  @Nested
  class EvolutionOfTheWorstKeepsToTheContract extends StrategyConformance {
    EvolutionOfTheWorstKeepsToTheContract() {
      super(
          new Evolution(
              10,
              1,
              Evolution.Dying.WORST,
              Evolution.Beginning.random(5),
              Mutation.severalDecisions(2)));
    }
  }

  @Test
  void neutralKnobsGiveThePlainStrategyAndJudgeNothing() {
    Preference never = new Preference(NEVER, "nothing");
    for (Strategy plain : List.of(new RandomSearch(), new AgingEvolution(10, 3))) {
      List<Architecture> expected = asked(plain, ToyTable.SPACE, 60);
      assertThat(asked(new Filtered(plain, never, 1), ToyTable.SPACE, 60)).isEqualTo(expected);
      assertThat(asked(new WarmStarted(plain, never, 0, 0), ToyTable.SPACE, 60))
          .isEqualTo(expected);
    }
  }

  @Test
  void agingEvolutionIsTheEvolutionInWhichTheOldestDies() {
    Strategy composed =
        new Evolution(
            10, 3, Evolution.Dying.OLDEST, Evolution.Beginning.random(10), Mutation.oneDecision());
    assertThat(asked(composed, ToyTable.SPACE, 80))
        .isEqualTo(asked(new AgingEvolution(10, 3), ToyTable.SPACE, 80));
  }

  @Test
  void ofEveryFewProposalsTheBestIsTried() {
    List<Architecture> proposed = asked(new RandomSearch(), ToyTable.SPACE, 40);
    List<Architecture> expected = new ArrayList<>();
    for (int i = 0; i < 40; i += 4) {
      expected.add(
          proposed.subList(i, i + 4).stream()
              .max(Comparator.comparingDouble(AssistedStrategiesTest::cheap))
              .orElseThrow());
    }
    assertThat(asked(new Filtered(new RandomSearch(), PREFERENCE, 4), ToyTable.SPACE, 10))
        .extracting(AssistedStrategiesTest::cheap)
        .isEqualTo(expected.stream().map(AssistedStrategiesTest::cheap).toList());
  }

  @Test
  void aWarmStartTriesTheBestOfThePoolFirst() {
    Strategy warm = new WarmStarted(new RandomSearch(), PREFERENCE, 200, 10);
    List<Double> first =
        asked(warm, ToyTable.SPACE, 30).stream().map(AssistedStrategiesTest::cheap).toList();
    assertThat(first.subList(0, 10)).isSortedAccordingTo(Comparator.reverseOrder());
    // Of 200 about one has five or more of six, some eight have four or more.
    assertThat(first.get(9)).isGreaterThanOrEqualTo(3);
    assertThat(first.subList(10, 30).stream().mapToDouble(x -> x).average().orElseThrow())
        .isLessThan(2.5);
  }

  @Test
  void theFewTriedDoNotDependOnHowManyThereAre() {
    List<Architecture> five = asked(warm(5), ToyTable.SPACE, 5);
    List<Architecture> ten = asked(warm(10), ToyTable.SPACE, 10);
    assertThat(ten.subList(0, 5)).isEqualTo(five);
  }

  private static Strategy warm(int first) {
    return new WarmStarted(new RandomSearch(), PREFERENCE, 100, first);
  }

  @Test
  void anEvolutionGoesOnFromItsWarmStart() {
    Strategy warm = new WarmStarted(new AgingEvolution(10, 10), PREFERENCE, 100, 10);
    List<Architecture> asked = asked(warm, ToyTable.SPACE, 20);
    // No random ones follow: the next descends from one that was tried.
    Architecture next = asked.get(10);
    assertThat(asked.subList(0, 10)).anyMatch(parent -> parent.distance(next) == 1);
  }

  @Test
  void helpFindsBetterOnesWithAsManyTrials() {
    double plain = mean(new AgingEvolution(10, 3));
    assertThat(mean(new Filtered(new AgingEvolution(10, 3), PREFERENCE, 4)))
        .isGreaterThan(plain + 0.2);
    assertThat(mean(new WarmStarted(new AgingEvolution(10, 3), PREFERENCE, 200, 10)))
        .isGreaterThan(plain + 0.2);
  }

  private static double mean(Strategy strategy) {
    return IntStream.range(0, 20)
        .mapToDouble(
            seed ->
                asked(strategy, ToyTable.SPACE, new Seed(seed), 40).stream()
                    .mapToDouble(ToyTable::value)
                    .max()
                    .orElseThrow())
        .average()
        .orElseThrow();
  }

  @Test
  void theWorstDiesAndABeginningDescendsFromOne() {
    Architecture initial = ToyTable.SPACE.architecture(1, 1, 1, 1, 1, 1);
    Strategy.Session session =
        new Evolution(
                1,
                1,
                Evolution.Dying.WORST,
                new Evolution.Beginning(2, initial, Mutation.oneDecision()),
                Mutation.oneDecision())
            .begin(ToyTable.SPACE, new Seed(5));
    assertThat(session.ask().orElseThrow().distance(initial)).isEqualTo(1);
    Architecture best = ToyTable.SPACE.architecture(3, 3, 3, 3, 3, 3);
    session.tell(best, 6);
    session.tell(ToyTable.SPACE.architecture(0, 0, 0, 0, 0, 0), -6);
    // The younger is worse and died, so the best is the parent.
    assertThat(session.ask().orElseThrow().distance(best)).isEqualTo(1);
  }

  @Test
  void theFirstOfAPopulationCanBeAskedForAtOnceAndItsChildrenOnlyOneByOne() {
    Strategy.Session session = new AgingEvolution(3, 2).begin(ToyTable.SPACE, new Seed(1));
    List<Integer> ahead = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ahead.add(session.ahead());
      session.tell(session.ask().orElseThrow(), i);
    }
    assertThat(ahead).containsExactly(3, 2, 1, 0, 0);
  }

  @Test
  void aFilterHearsItsProposalsSideBySide() {
    Set<Integer> members = ConcurrentHashMap.newKeySet();
    Estimator several =
        new Members(
            IntStream.range(0, 2)
                .<Estimator>mapToObj(
                    member ->
                        (architecture, seed) -> {
                          members.add(member);
                          return CHEAP.estimate(architecture, seed);
                        })
                .toList());
    Strategy side =
        new WarmStarted(
            new Filtered(new RandomSearch(), new Preference(several, "convolutions"), 4),
            new Preference(several, "convolutions"),
            20,
            5);
    Strategy alone =
        new WarmStarted(new Filtered(new RandomSearch(), PREFERENCE, 4), PREFERENCE, 20, 5);
    assertThat(asked(side, ToyTable.SPACE, 15)).isEqualTo(asked(alone, ToyTable.SPACE, 15));
    assertThat(members).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void whatCanNotBeJudgedIsTriedLast() {
    Estimator picky =
        (architecture, seed) -> {
          if (architecture.choice(0) != 3) {
            throw new IllegalStateException("no number");
          }
          return CHEAP.estimate(architecture, seed);
        };
    Strategy warm =
        new WarmStarted(new RandomSearch(), new Preference(picky, "convolutions"), 100, 5);
    assertThat(asked(warm, ToyTable.SPACE, 5)).allMatch(asked -> asked.choice(0) == 3);
  }

  @Test
  void ranksAmongASampleAddUpWhatHasDifferentUnits() {
    Estimator judge =
        (architecture, seed) ->
            new Evaluation(
                Map.of(
                    "large", 1e6 * architecture.choice(0), "small", -1e-3 * architecture.choice(0)),
                "made up");
    ReferenceRanks ranks =
        ReferenceRanks.among(judge, List.of("large", "small"), ToyTable.SPACE, 50, new Seed(1));
    // What is better by the one is worse by the other, so all are in the middle.
    for (int choice = 0; choice < 5; choice++) {
      Architecture one = ToyTable.SPACE.architecture(choice, 0, 0, 0, 0, 0);
      assertThat(ranks.estimate(one, new Seed(2)).measure("rank")).isEqualTo(0.5);
    }
    ReferenceRanks alone =
        ReferenceRanks.among(judge, List.of("large"), ToyTable.SPACE, 50, new Seed(1));
    Architecture largest = ToyTable.SPACE.architecture(4, 0, 0, 0, 0, 0);
    Architecture least = ToyTable.SPACE.architecture(0, 0, 0, 0, 0, 0);
    assertThat(alone.estimate(largest, new Seed(2)).measure("rank")).isGreaterThan(0.8);
    assertThat(alone.estimate(least, new Seed(2)).measure("rank")).isLessThan(0.2);
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new Filtered(new RandomSearch(), PREFERENCE, 0))
        .hasMessageContaining("filtered(0)");
    assertThatThrownBy(() -> new WarmStarted(new RandomSearch(), PREFERENCE, 5, 6))
        .hasMessageContaining("pool 5, first 6");
  }

  private static List<Architecture> asked(Strategy strategy, SearchSpace space, int trials) {
    return asked(strategy, space, new Seed(1), trials);
  }

  private static List<Architecture> asked(
      Strategy strategy, SearchSpace space, Seed seed, int trials) {
    Strategy.Session session = strategy.begin(space, seed);
    List<Architecture> asked = new ArrayList<>();
    for (int i = 0; i < trials; i++) {
      Architecture next = session.ask().orElseThrow();
      asked.add(next);
      session.tell(next, ToyTable.value(next));
    }
    return asked;
  }
}
