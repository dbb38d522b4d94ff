package org.espalier.stdlib.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.espalier.dsl.random.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EnginesTest {
  @Test
  void reportsBothEnginesWithTheirLibraries() {
    List<EngineReport> reports = Engines.report();
    assertThat(reports).extracting(EngineReport::name).containsExactly("MXNet", "PyTorch");
    assertThat(reports).allMatch(EngineReport::usable);
    assertThat(reports).extracting(EngineReport::version).containsExactly("1.9.0", "2.7.1");
    assertThat(reports).allMatch(report -> report.devices().contains("cpu"));
    assertThat(reports.get(0).library()).contains("mxnet");
  }

  @ParameterizedTest
  @CsvSource({"cpu,cpu", "CPU,cpu", "gpu,gpu(0)", "gpu(2),gpu(2)", "cuda:1,gpu(1)"})
  void devicesAreReadAsPeopleWriteThem(String text, String name) {
    assertThat(DeviceName.of(text)).hasToString(name);
  }

  @Test
  void unknownNamesAreAnsweredWithKnownOnes() {
    assertThat(EngineKind.of(" pytorch")).isEqualTo(EngineKind.PYTORCH);
    assertThatThrownBy(() -> EngineKind.of("TensorFlow"))
        .hasMessage("There is no engine 'TensorFlow'; the engines are MXNet and PyTorch.");
    assertThatThrownBy(() -> DeviceName.of("tpu"))
        .hasMessageContaining("There is no device 'tpu'; say cpu, or gpu(0)");
  }

  @Test
  void aCardThatIsNotThereIsSaidAndTheDefaultStays() {
    EngineChoice choice = EngineChoice.mxnet().on(DeviceName.gpu(63));
    assertThatThrownBy(() -> Engines.setDefault(choice))
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessageContaining("There is no gpu(63) for MXNet");
    assertThat(Engines.defaultChoice()).isEqualTo(EngineChoice.mxnet());
    assertThatThrownBy(() -> WeightStore.create(choice, new Seed(1)))
        .isInstanceOf(EngineUnavailableException.class);
  }

  @Test
  void theDefaultCanBeChosen() {
    try {
      Engines.setDefault(EngineChoice.pytorch());
      assertThat(Engines.defaultChoice()).hasToString("PyTorch on cpu");
    } finally {
      Engines.setDefault(EngineChoice.mxnet());
    }
  }

  @Test
  void thereIsAtLeastOneThread() {
    Engines.setThreads(1);
    assertThat(Engines.report()).allMatch(report -> report.threads() == 1);
    assertThatThrownBy(() -> Engines.setThreads(0)).hasMessageContaining("at least 1 thread");
  }

  @Test
  void theCompiledFormIsMxnetsAlone() {
    try (WeightStore store = WeightStore.create(EngineChoice.pytorch(), new Seed(1))) {
      assertThatThrownBy(
              () ->
                  Compiler.compile(
                      Specimens.random(new Seed(1)), store, Form.COMPILED, Loss.WEIGHTED_SUM))
          .hasMessageContaining("need MXNet and single precision")
          .hasMessageContaining("PyTorch on cpu");
    }
  }
}
