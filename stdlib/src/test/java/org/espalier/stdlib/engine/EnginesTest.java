package org.espalier.stdlib.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.random.Seed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EnginesTest {
  @Test
  void reportsBothEnginesWithTheirLibraries() {
    List<EngineReport> reports = Engines.report();
    assertThat(reports).extracting(EngineReport::name).containsExactly("MXNet", "PyTorch");
    assertThat(reports).allMatch(EngineReport::usable);
    assertThat(reports)
        .extracting(EngineReport::version)
        .allMatch(version -> version.startsWith("1.9.") || version.equals("2.7.1"));
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

  @Test
  void anOperatorThatMxnetLacksIsNamed() {
    SymbolText text = new SymbolText();
    int teapot = text.operation("fused_teapot", Map.of(), text.variable("x0"));
    String json = text.json(List.of(new SymbolText.Head(teapot)), 10901);
    SymbolProgram program = new SymbolProgram(json, Map.of(), "", Map.of(), Map.of(), Map.of());
    try (WeightStore store = WeightStore.create(EngineChoice.mxnet(), new Seed(1))) {
      assertThatThrownBy(() -> program.load((MxNDManager) store.manager()))
          .isInstanceOf(EngineUnavailableException.class)
          .hasMessageContaining("MXNet on this machine lacks the operator 'fused_teapot'")
          .hasMessageContaining("Use the portable form or PyTorch");
      assertThatThrownBy(() -> new NativeOperator("fused_teapot"))
          .hasMessageContaining("lacks the operator 'fused_teapot'");
    }
  }

  @Test
  void anEngineWithoutGradientsSaysWhereToTrain() {
    assertThatThrownBy(() -> Recording.on(new InferenceEngine()))
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessage(
            "Inference computes no gradients: networks can run on it, but not learn. Train on"
                + " MXNet or PyTorch.");
  }

  /** As DJL's engines are that only run networks. */
  private static final class InferenceEngine extends Engine {
    @Override
    public @Nullable Engine getAlternativeEngine() {
      return null;
    }

    @Override
    public String getEngineName() {
      return "Inference";
    }

    @Override
    public int getRank() {
      return 99;
    }

    @Override
    public String getVersion() {
      return "1";
    }

    @Override
    public boolean hasCapability(String capability) {
      return false;
    }

    @Override
    public Model newModel(String name, Device device) {
      throw new UnsupportedOperationException("no models");
    }

    @Override
    public NDManager newBaseManager() {
      throw new UnsupportedOperationException("no arrays");
    }

    @Override
    public NDManager newBaseManager(Device device) {
      return newBaseManager();
    }
  }
}
