package org.espalier.stdlib.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.espalier.dsl.cost.Cost;
import org.espalier.stdlib.draw.Picture;
import org.espalier.stdlib.estimate.Estimator;
import org.espalier.stdlib.estimate.Evaluation;
import org.espalier.stdlib.objective.Metric;
import org.espalier.stdlib.strategy.AgingEvolution;
import org.espalier.stdlib.strategy.ToyTable;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static Search search() {
    return Search.of(ToyTable.SPACE, () -> (study, ended) -> {}).estimator(new ToyTable());
  }

  @Test
  void theBestTrialIsTheBestOfAll() {
    Study study = search().trials(50).seed(3).run();
    double greatest = study.trials().stream().mapToDouble(Trial::value).max().orElseThrow();
    assertThat(study.trials()).hasSize(50);
    assertThat(study.best().value()).isEqualTo(greatest);
    assertThat(study.bestSoFar()).isSorted().endsWith(greatest);
  }

  @Test
  void minimizingTurnsTheOrderRound() {
    Study study = search().minimize(Metric.accuracy()).trials(50).seed(3).run();
    double least = study.trials().stream().mapToDouble(Trial::value).min().orElseThrow();
    assertThat(study.best().value()).isEqualTo(least);
  }

  @Test
  void theSameSeedGivesTheSameStudy() {
    Search search = search().strategy(new AgingEvolution(5, 2)).trials(30).seed(9);
    assertThat(architectures(search.run())).isEqualTo(architectures(search.run()));
    assertThat(architectures(search.run())).isNotEqualTo(architectures(search.seed(10).run()));
  }

  private static List<String> architectures(Study study) {
    return study.trials().stream().map(trial -> trial.architecture().toString()).toList();
  }

  @Test
  void boundsOnCountsAreCheckedBeforeAnythingRuns() {
    AtomicInteger estimated = new AtomicInteger();
    Estimator counting =
        (architecture, seed) -> {
          estimated.incrementAndGet();
          return new ToyTable().estimate(architecture, seed);
        };
    double bound = ToyTable.SPACE.architecture(3, 3, 1, 1, 1, 1).network().parameters();
    Study study =
        search().estimator(counting).subjectTo(Cost.parameters().atMost(bound)).trials(60).run();
    assertThat(estimated.get()).isEqualTo(study.finished().size()).isLessThan(60).isPositive();
    assertThat(study.finished())
        .allMatch(trial -> trial.architecture().network().parameters() <= bound);
    assertThat(study.trials())
        .filteredOn(trial -> trial.status() == Trial.Status.INFEASIBLE)
        .allMatch(trial -> trial.reason().contains("must be at most"));
  }

  @Test
  void aBoundIsSaidInTheDigitsThatWereTyped() {
    Metric parameters = new Metric.Counted(Cost.parameters());
    assertThat(parameters.atMost(10_000)).hasToString("parameters at most 10,000");
    assertThat(parameters.atMost(1_234_567.0).brokenBy(2_345_678))
        .isEqualTo("parameters is 2,345,678, but must be at most 1,234,567");
    assertThat(Metric.accuracy().atLeast(0.5).brokenBy(0.4999))
        .isEqualTo("accuracy is 0.4999, but must be at least 0.5");
  }

  @Test
  void aCandidateThatFailsIsATrialWithItsReason() {
    Estimator failing =
        (architecture, seed) -> {
          if (ToyTable.value(architecture) < 1) {
            throw new IllegalStateException("too weak");
          }
          return new ToyTable().estimate(architecture, seed);
        };
    Study study = search().estimator(failing).trials(40).run();
    assertThat(study.trials()).hasSize(40);
    assertThat(study.trials())
        .filteredOn(trial -> trial.status() == Trial.Status.FAILED)
        .isNotEmpty()
        .allMatch(trial -> trial.reason().equals("IllegalStateException: too weak"));
  }

  @Test
  void aTrialThatFillsTheHeapFailsAndTheStudyGoesOn() {
    Estimator greedy =
        (architecture, seed) -> {
          if (ToyTable.value(architecture) < 1) {
            long[][] much = new long[Integer.MAX_VALUE][];
            throw new AssertionError("there were " + much.length + " places");
          }
          return new ToyTable().estimate(architecture, seed);
        };
    Study study = search().estimator(greedy).trials(40).run();
    assertThat(study.trials()).hasSize(40);
    assertThat(study.finished()).isNotEmpty();
    assertThat(study.trials())
        .filteredOn(trial -> trial.status() == Trial.Status.FAILED)
        .isNotEmpty()
        .allMatch(trial -> trial.reason().contains("There is not enough memory. The trial of "))
        .allMatch(trial -> trial.reason().contains("start with a larger -Xmx"));
  }

  @Test
  void notANumberIsAFailureAndNeverTheBest() {
    Estimator sometimes =
        (architecture, seed) ->
            new Evaluation(
                Map.of(
                    "accuracy",
                    ToyTable.value(architecture) > 2 ? Double.NaN : ToyTable.value(architecture)),
                "made up");
    Study study = search().estimator(sometimes).trials(40).run();
    assertThat(study.best().value()).isLessThanOrEqualTo(2);
    assertThat(study.trials()).anyMatch(trial -> trial.reason().equals("accuracy is not a number"));
  }

  @Test
  void anInterruptKeepsEveryTrialThatEnded() {
    Estimator interrupted =
        (architecture, seed) -> {
          if (seed.equals(new org.espalier.dsl.random.Seed(0).split("trial", 8))) {
            throw new CancellationException("interrupted");
          }
          return new ToyTable().estimate(architecture, seed);
        };
    Study study = search().estimator(interrupted).trials(40).run();
    assertThat(study.interrupted()).isTrue();
    assertThat(study.trials()).hasSize(7);
    assertThat(StudyReport.of(study).text()).contains("7 of 40 trials, interrupted");
  }

  @Test
  void theThreadsInterruptFlagEndsTheSearchToo() {
    Estimator flagging =
        (architecture, seed) -> {
          Thread.currentThread().interrupt();
          return new ToyTable().estimate(architecture, seed);
        };
    Study study = search().estimator(flagging).trials(40).run();
    assertThat(study.interrupted()).isTrue();
    assertThat(study.trials()).hasSize(1);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aStudyWithoutABestSaysWhy() {
    Estimator broken =
        (architecture, seed) -> {
          throw new IllegalStateException("no data");
        };
    Study study = search().estimator(broken).trials(2).run();
    assertThatThrownBy(study::best)
        .hasMessageContaining("none of its 2 trials has a value")
        .hasMessageContaining("no data");
    assertThat(StudyReport.of(study).text()).contains("no data");
  }

  @Test
  void aMeasureThatIsNotThereSaysWhatIs() {
    Study study = search().maximize(new Metric.Measured("latency", "ms")).trials(1).run();
    assertThat(study.trials().get(0).reason())
        .contains("does not measure 'latency'; it measures [accuracy]");
  }

  @Test
  void aSearchWithoutAnEstimatorSaysWhatToAdd() {
    assertThatThrownBy(() -> Search.of(ToyTable.SPACE, () -> (study, ended) -> {}).run())
        .hasMessageContaining(".estimator(train(glyphs())");
    assertThatThrownBy(() -> search().trials(0)).hasMessageContaining("at least 1 trial");
  }

  @Test
  void progressWithoutAValueSaysWhatBecameOfTheTrials() {
    List<Object> shown = new ArrayList<>();
    Search.of(ToyTable.SPACE, () -> new LiveProgress(() -> shown::add, System::nanoTime))
        .estimator(new ToyTable())
        .subjectTo(Cost.parameters().atMost(1))
        .trials(3)
        .run();
    assertThat(((Picture) shown.get(shown.size() - 1)).text())
        .contains("3/3, no trial has a value, the last is infeasible");
  }

  @Test
  void progressIsShownAtMostTwiceASecondAndAtTheEnd() {
    AtomicLong clock = new AtomicLong();
    List<Object> shown = new ArrayList<>();
    Estimator tenthOfASecond =
        (architecture, seed) -> {
          clock.addAndGet(Duration.ofMillis(100).toNanos());
          return new ToyTable().estimate(architecture, seed);
        };
    Search.of(ToyTable.SPACE, () -> new LiveProgress(() -> shown::add, clock::get))
        .estimator(tenthOfASecond)
        .trials(20)
        .run();
    // Two seconds: once at the start, every half second, and at the end.
    assertThat(shown).hasSize(6);
    Picture last = (Picture) shown.get(5);
    assertThat(last.text()).startsWith("████████████████████ 20/20, best accuracy");
    assertThat(last.svg()).contains("best so far", "20/20, best accuracy").doesNotContain("█");
    assertThat(((Picture) shown.get(2)).text()).contains("about 1 s left");
  }
}
