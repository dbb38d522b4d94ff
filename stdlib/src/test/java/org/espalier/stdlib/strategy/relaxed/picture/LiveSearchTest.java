package org.espalier.stdlib.strategy.relaxed.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.espalier.stdlib.draw.Page;
import org.espalier.stdlib.draw.Screen;
import org.junit.jupiter.api.Test;

class LiveSearchTest {
  private final AtomicInteger places = new AtomicInteger();
  private final List<Object> shown = new ArrayList<>();
  private final AtomicLong now = new AtomicLong();

  private LiveSearch live() {
    Screen screen =
        () -> {
          places.incrementAndGet();
          return shown::add;
        };
    return new LiveSearch(screen, now::get);
  }

  private void pass(long milliseconds) {
    now.addAndGet(TimeUnit.MILLISECONDS.toNanos(milliseconds));
  }

  private Page last() {
    return (Page) shown.get(shown.size() - 1);
  }

  @Test
  void everyEpochFillsTheSamePlaceWithCurvesHeatMapAndCell() {
    LiveSearch live = live();
    pass(1000);
    live.epoch(Traces.result(1, "running", false));
    pass(1000);
    live.epoch(Traces.result(2, "running", false));
    assertThat(places).hasValue(1);
    assertThat(shown).hasSize(2);
    assertThat(last().html())
        .contains("epoch 2 of 5", "Skip connections", "Losses", "Entropy of the choices")
        .contains(
            "What the choices lean to after epoch 2",
            "title=\"normal, 0 → 2, skip: 0.6000, 1.80 times even\"")
        .contains("data:image/svg+xml");
  }

  @Test
  void onATerminalItIsOneLineAnEpoch() {
    LiveSearch live = live();
    pass(2000);
    live.epoch(Traces.result(2, "running", false));
    assertThat(shown.get(0).toString())
        .isEqualTo(
            "DARTS, epoch 2 of 5: training loss 1.0000, validation loss 2.4000, accuracy 0.1000,"
                + " entropy 0.821, 1 skip connection, 2 s, about 6 s left")
        .isEqualTo(last().text());
  }

  @Test
  void shortEpochsAreShownTwiceASecondAndTheEndAlways() {
    LiveSearch live = live();
    for (int epoch = 1; epoch <= 4; epoch++) {
      pass(100);
      live.epoch(Traces.result(epoch, "running", false));
    }
    assertThat(shown).hasSize(1);
    live.ended(Traces.result(5, "all epochs done", false));
    assertThat(shown).hasSize(2);
    assertThat(last().text()).contains("epoch 5 of 5").endsWith("all epochs done");
  }

  @Test
  void longEpochsSayHowFarTheyAreUnderThePicturesSoFar() {
    LiveSearch live = live();
    live.step(0, 1, 100, 2.3);
    assertThat(shown).isEmpty();
    pass(4000);
    live.step(0, 40, 100, 2.25);
    assertThat(last().text()).isEqualTo("epoch 1, step 40 of 100: training loss 2.2500, 4 s");
    pass(4000);
    live.epoch(Traces.result(1, "running", false));
    pass(4000);
    live.step(1, 3, 100, 2.1);
    assertThat(last().html()).contains("epoch 2, step 3 of 100", "after epoch 1");
  }

  @Test
  void slowDrawingIsDoneSoMuchLessOften() {
    AtomicInteger asked = new AtomicInteger();
    // Each drawing takes 100 ms by this clock: it is asked before and behind.
    LiveSearch live =
        new LiveSearch(
            () ->
                value -> {
                  shown.add(value);
                  pass(100);
                },
            () -> {
              asked.incrementAndGet();
              return now.get();
            });
    for (int i = 0; i < 200; i++) {
      pass(100);
      live.epoch(Traces.result(1, "running", false));
    }
    // Twenty seconds of search, and a picture every 1.9 seconds and a step.
    assertThat(shown).hasSizeBetween(9, 11);
  }

  @Test
  void anInterruptedSearchSaysSoWithAndWithoutAnEpoch() {
    live().ended(Traces.result(0, "interrupted", true));
    assertThat(last().text()).isEqualTo("DARTS: interrupted");
    assertThat(last().html()).contains("DARTS: interrupted").doesNotContain("img");
    live().ended(Traces.result(2, "interrupted", true));
    assertThat(last().text()).contains("epoch 2 of 5").endsWith("interrupted");
  }

  @Test
  void aResumedSearchEstimatesByItsOwnEpochs() {
    LiveSearch live = live();
    pass(2000);
    live.epoch(Traces.result(4, "running", false));
    assertThat(last().text()).endsWith("2 s, about 2 s left");
  }
}
