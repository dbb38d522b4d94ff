package org.espalier.stdlib.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.espalier.stdlib.device.Card;
import org.espalier.stdlib.device.Version;
import org.espalier.stdlib.draw.Screen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardsInEnginesTest {
  private static final Card CARD =
      new Card(0, "NVIDIA H200", new Version(9, 0), 1L << 37, OptionalLong.empty());
  private static final EngineChoice CHOICE = EngineChoice.mxnet().on(DeviceName.gpu(0));

  @TempDir Path folder;
  private final Screen before = Screen.current();
  private final List<String> shown = new ArrayList<>();

  @AfterEach
  void showAgain() {
    Screen.install(before);
  }

  @Test
  void theFirstUseOfACardIsAnnouncedBeforeAndAfterAndOnlyOnce() {
    Screen.install(() -> value -> shown.add(value.toString()));
    Path mark = folder.resolve("met/H200");
    List<Integer> shownBefore = new ArrayList<>();
    FirstUse.announce(CHOICE, CARD, mark, () -> shownBefore.add(shown.size()));
    assertThat(shownBefore).as("said before the step").containsExactly(1);
    assertThat(shown.get(0))
        .contains("gpu(0), NVIDIA H200, is new to MXNet: the driver compiles device code");
    assertThat(shown.get(1)).contains("ready after");
    FirstUse.announce(CHOICE, CARD, mark, () -> shownBefore.add(-1));
    assertThat(shown).hasSize(2);
    assertThat(shownBefore).hasSize(1);
  }

  @Test
  void anEngineThatCannotComputeOnACardNamesTheOtherOne() {
    Screen.install(() -> value -> {});
    Path mark = folder.resolve("met/H200");
    assertThatThrownBy(
            () ->
                FirstUse.announce(
                    CHOICE,
                    CARD,
                    mark,
                    () -> {
                      throw new IllegalStateException("no kernel image\nStack trace: ...");
                    }))
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessageContaining("MXNet cannot compute on gpu(0), NVIDIA H200")
        .hasMessageContaining("no kernel image. PyTorch may: ./espalier gpu install --engine")
        .hasMessageNotContaining("Stack trace");
    assertThat(mark).as("it is tried again").doesNotExist();
  }

  @Test
  void lackOfMemoryOnACardIsKnownByWhatEachEngineSays() {
    for (String said :
        List.of(
            "MXNet engine call failed: MXNetError: cudaMalloc retry failed: out of memory",
            "src/storage/./pooled_storage_manager.h:161: cudaMalloc failed: out of memory",
            "CUDA out of memory. Tried to allocate 2.00 GiB.",
            "CUDNN_STATUS_ALLOC_FAILED")) {
      assertThat(NotEnoughMemoryException.or(new IllegalStateException(said), "A network."))
          .isInstanceOf(NotEnoughMemoryException.class);
    }
  }

  @Test
  void theProcessorHasNoCardMemory() {
    assertThat(CardMemory.used(DeviceName.cpu())).isEmpty();
    assertThat(CardMemory.used(DeviceName.gpu(63))).isEmpty();
    assertThat(Files.exists(folder)).isTrue();
  }
}
