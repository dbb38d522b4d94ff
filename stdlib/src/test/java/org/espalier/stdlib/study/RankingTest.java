package org.espalier.stdlib.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.draw.Screen;
import org.espalier.stdlib.engine.NotEnoughMemoryException;
import org.espalier.stdlib.estimate.Estimator;
import org.espalier.stdlib.estimate.Evaluation;
import org.espalier.stdlib.estimate.Members;
import org.espalier.stdlib.rank.Column;
import org.espalier.stdlib.rank.RankMeasure;
import org.espalier.stdlib.rank.RankPanel;
import org.espalier.stdlib.strategy.ToyTable;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static final List<Architecture> CELLS =
      IntStream.range(0, 30).mapToObj(i -> ToyTable.SPACE.sample(new Seed(i))).toList();
  private static final Estimator JUDGE =
      (architecture, seed) -> {
        if (architecture.choice(0) == 0) {
          throw new IllegalStateException("nothing on the first edge");
        }
        double value = ToyTable.value(architecture);
        return new Evaluation(Map.of("same", 10 * value, "opposite", -value), "made up");
      };

  private static Ranking ranking() {
    return Ranking.of(CELLS, () -> (panel, planned, ended) -> {})
        .against(new ToyTable(), "accuracy")
        .by(JUDGE, "same", "opposite");
  }

  @Test
  void comparesWhatAllJudgesSayAndNotesWhatIsMissing() {
    RankPanel panel = ranking().run();
    assertThat(panel.networks()).isEqualTo(CELLS.stream().map(Architecture::toString).toList());
    assertThat(panel.value(RankMeasure.spearman(), "same")).isEqualTo(1);
    assertThat(panel.value(RankMeasure.kendall(), "opposite")).isEqualTo(-1);
    long missing = CELLS.stream().filter(cell -> cell.choice(0) == 0).count();
    assertThat(missing).isPositive();
    assertThat(panel.score("same").note())
        .startsWith(missing + " without same, the first is |none~0|")
        .endsWith("nothing on the first edge");
  }

  @Test
  void tellsAboutEveryArchitecture() {
    List<Integer> sizes = new ArrayList<>();
    ranking().listener((panel, planned, ended) -> sizes.add(panel.networks().size())).run();
    assertThat(sizes).hasSize(31).startsWith(1, 2, 3).endsWith(30, 30);
  }

  @Test
  void anInterruptKeepsWhatWasJudged() {
    RankPanel panel =
        ranking()
            .listener(
                (soFar, planned, ended) -> {
                  if (soFar.networks().size() == 5) {
                    Thread.currentThread().interrupt();
                  }
                })
            .run();
    assertThat(panel.networks()).hasSize(5);
    assertThat(panel.scores()).extracting(Column::size).containsOnly(5);
  }

  @Test
  void whatFillsTheHeapOrTheEngineIsOneNetworkWithoutAScore() {
    int full = 4;
    int greedy = 7;
    Estimator judge =
        (architecture, seed) -> {
          if (architecture.equals(CELLS.get(full))) {
            long[][] much = new long[Integer.MAX_VALUE][];
            throw new AssertionError("there were " + much.length + " places");
          }
          if (architecture.equals(CELLS.get(greedy))) {
            throw NotEnoughMemoryException.or(
                new IllegalStateException("std::bad_alloc"), "Scoring takes some 16.8 GB.");
          }
          return new Evaluation(Map.of("size", ToyTable.value(architecture)), "made up");
        };
    RankPanel panel =
        Ranking.of(CELLS, () -> (soFar, planned, ended) -> {})
            .against(new ToyTable(), "accuracy")
            .by(judge, "size")
            .run();
    assertThat(panel.networks()).hasSize(30);
    assertThat(panel.score("size").values()).filteredOn(value -> value.isNaN()).hasSize(2);
    assertThat(panel.score("size").note())
        .startsWith("2 without size, the first is " + CELLS.get(full))
        .contains("There is not enough memory. The trial of ")
        .contains("start with a larger -Xmx");
    assertThat(panel.value(RankMeasure.spearman(), "size")).isEqualTo(1);
  }

  /** Two members; the second network ends before the first, and the sixth never does. */
  @Test
  void networksThatEndEarlierWaitForThoseBeforeAndAnInterruptKeepsThem() {
    CountDownLatch second = new CountDownLatch(1);
    CountDownLatch before = new CountDownLatch(5);
    Thread ranking = Thread.currentThread();
    Estimator slow =
        (architecture, seed) -> {
          try {
            int number = CELLS.indexOf(architecture);
            if (number == 0) {
              second.await();
            } else if (number == 1) {
              second.countDown();
            } else if (number == 5) {
              before.await();
              ranking.interrupt();
              new CountDownLatch(1).await();
            }
            before.countDown();
          } catch (InterruptedException e) {
            throw new CancellationException("interrupted");
          }
          return new Evaluation(Map.of("size", ToyTable.value(architecture)), "made up");
        };
    Estimator two = new Members(List.of(slow, slow));
    List<Integer> sizes = new ArrayList<>();
    RankPanel panel =
        Ranking.of(CELLS, () -> (soFar, planned, ended) -> sizes.add(soFar.networks().size()))
            .against(two, "size")
            .run();
    List<String> kept = CELLS.stream().map(Architecture::toString).limit(5).toList();
    assertThat(panel.networks()).startsWith(kept.toArray(String[]::new)).hasSizeLessThan(30);
    assertThat(panel.networks()).doesNotContain(CELLS.get(5).toString());
    assertThat(sizes).startsWith(1, 2, 3, 4, 5);
  }

  @Test
  void showsHowFarItIsAtMostOnceASecond() {
    List<String> shown = new ArrayList<>();
    Screen screen = () -> value -> shown.add(value.toString());
    AtomicLong clock = new AtomicLong();
    LiveRanking live = new LiveRanking(screen, () -> clock.addAndGet(250_000_000L));
    ranking().listener(live).run();
    assertThat(shown).hasSize(9);
    assertThat(shown.get(0)).startsWith("1/30 networks ranked, 0 s, about 7 s left");
    assertThat(shown.get(8)).startsWith("30/30 networks ranked, 8 s").contains("same", "1");
  }

  @Test
  void whatIsNotSaidIsAskedFor() {
    assertThatThrownBy(() -> Ranking.of(CELLS, () -> (p, n, e) -> {}).run())
        .hasMessageContaining("add .against(table(...), \"accuracy\")");
    assertThatThrownBy(() -> ranking().by(JUDGE)).hasMessageContaining("say which");
    assertThatThrownBy(() -> ranking().by(JUDGE, "same").run())
        .hasMessageContaining("Two judges of this ranking measure 'same'");
    assertThatThrownBy(() -> Ranking.of(List.of(), () -> (p, n, e) -> {}))
        .hasMessageContaining("but got none");
  }
}
