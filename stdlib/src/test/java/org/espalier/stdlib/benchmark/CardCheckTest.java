package org.espalier.stdlib.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.espalier.stdlib.device.NeedsCard;
import org.espalier.stdlib.draw.Screen;
import org.espalier.stdlib.engine.DeviceName;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.OneThread;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneThread.class)
class CardCheckTest {
  private final Screen before = Screen.current();

  @BeforeEach
  void showNothing() {
    Screen.install(() -> value -> {});
  }

  @AfterEach
  void showAgain() {
    Screen.install(before);
  }

  @Test
  void onTheProcessorEveryStepHolds() {
    DeviceName cpu = DeviceName.cpu();
    List<CardCheck.Step> told = new ArrayList<>();
    List<CardCheck.Step> steps =
        new CardCheck(EngineChoice.mxnet(), List.of(cpu), /* brief= */ true).run(told::add);
    assertThat(steps).allSatisfy(step -> assertThat(step.held()).as(step.toString()).isTrue());
    assertThat(told).isEqualTo(steps);
    assertThat(steps)
        .extracting(CardCheck.Step::name)
        .contains("same numbers as on the processor", "trials spread over devices", "bench proxies")
        .doesNotContain("too little memory is a failed trial");
  }

  @Test
  void aDeviceThatIsNotThereFailsEveryStepAndSaysWhy() {
    EngineChoice none = EngineChoice.mxnet().on(DeviceName.gpu(63));
    List<CardCheck.Step> steps = new CardCheck(none, List.of(), true).run(step -> {});
    assertThat(steps).noneMatch(CardCheck.Step::held);
    assertThat(steps.get(0).said()).contains("MXNet sees [cpu", "./espalier doctor");
    assertThat(steps.get(1).said()).contains("There is no gpu(63) for MXNet");
  }

  @NeedsCard
  @Test
  void onTheFirstCardEveryStepHolds() {
    EngineChoice card = EngineChoice.mxnet().on(DeviceName.gpu(0));
    assertThat(new CardCheck(card, List.of(), /* brief= */ false).run(step -> {}))
        .allSatisfy(step -> assertThat(step.held()).as(step.toString()).isTrue());
  }
}
