package org.espalier.stdlib.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.pytorch.jni.JniUtils;
import org.junit.jupiter.api.Test;

class ThreadShareTest {
  @Test
  void pyTorchComputesWithItsShareAndHasAllItsThreadsAfterwards() {
    EngineChoice choice = EngineChoice.pytorch();
    int before = Engines.threads();
    int share =
        ThreadShare.within(
            choice, 64, () -> ThreadShare.within(choice, 64, JniUtils::getNumThreads));
    assertThat(share).isEqualTo(Math.max(1, Threads.preferred() / 64));
    assertThat(JniUtils.getNumThreads()).isEqualTo(before).isEqualTo(Engines.threads());
  }

  @Test
  void aloneNothingIsShared() {
    Engines.require(EngineChoice.pytorch());
    JniUtils.setNumThreads(3);
    try {
      assertThat(ThreadShare.within(EngineChoice.pytorch(), 1, JniUtils::getNumThreads))
          .isEqualTo(3);
    } finally {
      JniUtils.setNumThreads(Engines.threads());
    }
  }

  private static boolean hasCardsForMxnet() {
    return Engines.report().stream()
        .anyMatch(
            report ->
                report.name().equals(EngineKind.MXNET.label()) && report.devices().size() > 1);
  }

  @Test
  void processorsHaveTheirThreadsBackUnlessMxnetsWorkersRunEverything() {
    assertThat(ThreadShare.comesBack(EngineChoice.pytorch())).isTrue();
    String said = System.getenv("MXNET_ENGINE_TYPE");
    assertThat(ThreadShare.comesBack(EngineChoice.mxnet()))
        .isEqualTo(said == null ? !hasCardsForMxnet() : said.equals("NaiveEngine"));
    assertThat(ThreadShare.comesBack(EngineChoice.pytorch().on(DeviceName.gpu(0)))).isFalse();
  }
}
