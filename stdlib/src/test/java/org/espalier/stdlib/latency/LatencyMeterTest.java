package org.espalier.stdlib.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.dsl.Language.seed;
import static org.espalier.dsl.Spaces.nasBench201;
import static org.espalier.dsl.Spaces.sizes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.cost.Cost;
import org.espalier.dsl.cost.LatencyTable;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Shape;
import org.espalier.stdlib.Primitives;
import org.espalier.stdlib.engine.EngineChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyMeterTest {
  private static final SearchSpace SPACE =
      nasBench201(sizes("nb201").channels(4).layers(1).size(8));
  private static final Graph DENSE =
      SPACE
          .parse(
              "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|nor_conv_3x3~0|avg_pool_3x3~1|nor_conv_1x1~2|")
          .network();

  private static LatencyTable measured() {
    return LatencyMeter.on(EngineChoice.mxnet()).repetitions(3).measure(List.of(DENSE));
  }

  @Test
  void everyOperationOfTheNetworkIsInTheTableOnce() {
    LatencyTable table = measured();
    assertThat(table.entries())
        .extracting(LatencyTable.Entry::operation)
        .doesNotHaveDuplicates()
        .contains("conv 3x3, 4 on 4x8x8", "linear 10 on 16x1x1", "global avg pool on 16x2x2");
    assertThat(table.device()).startsWith("MXNet on cpu, ").endsWith(", batch 1");
    double sum = table.entries().stream().mapToDouble(LatencyTable.Entry::milliseconds).sum();
    assertThat(Primitives.latency(table).of(DENSE)).isGreaterThan(sum / 2);
  }

  @Test
  void whatComputesMoreTakesLonger() {
    GraphBuilder graph = Graph.builder();
    Node image = graph.input("image", Shape.of(32, 32, 32));
    Node little = graph.add("little", Convolution.same(1, 1, 1), image);
    Node much = graph.add("much", Convolution.same(128, 3, 1), image);
    LatencyTable table =
        LatencyMeter.on(EngineChoice.mxnet())
            .repetitions(5)
            .measure(List.of(graph.build(little, much)));
    // Over a thousand times as many multiply-adds.
    assertThat(milliseconds(table, "conv 3x3, 128 on 32x32x32"))
        .isGreaterThan(3 * milliseconds(table, "conv 1x1, 1 on 32x32x32"));
  }

  private static double milliseconds(LatencyTable table, String operation) {
    return table.entries().stream()
        .filter(entry -> entry.operation().equals(operation))
        .mapToDouble(LatencyTable.Entry::milliseconds)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void otherNetworksOfTheSpaceAreInterpolated() {
    Cost latency = Primitives.latency(measured());
    assertThat(latency.of(SPACE.sample(seed(3)).network())).isPositive();
  }

  @Test
  void aTableThatWasWrittenReadsBack(@TempDir Path folder) throws Exception {
    LatencyTable table = measured();
    Path file = folder.resolve("table.json");
    LatencyFile.write(file, table);
    LatencyTable back = Primitives.latencyTable(file);
    assertThat(back.device()).isEqualTo(table.device());
    assertThat(back.entries()).isEqualTo(table.entries());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"format\": \"espalier-latency\", \"version\": 1, \"device\": \"desk\", \"entr",
        "[]",
        "{\"format\": \"other\"}",
        "{\"format\": \"espalier-latency\", \"version\": 2}",
        "{\"format\": \"espalier-latency\", \"version\": 1, \"device\": \"desk\"}",
        "{\"format\": \"espalier-latency\", \"version\": 1, \"device\": \"desk\", \"entries\": [{\"kind\": \"x\"}]}",
        "{\"format\": \"espalier-latency\", \"version\": 1, \"device\": \"desk\", \"entries\":"
            + " [{\"operation\": \"x\", \"kind\": \"x\", \"work\": 1, \"milliseconds\": -1}]}"
      })
  void filesThatAreNoTablesAreRefusedByName(String text, @TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("wrong.json"), text);
    assertThatThrownBy(() -> Primitives.latencyTable(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("wrong.json' is not a latency table: ")
        .hasMessageContaining("`espalier latency SPACE --out FILE`");
  }

  @Test
  void aFileThatIsNotThereIsNamed(@TempDir Path folder) {
    assertThatThrownBy(() -> Primitives.latencyTable(folder.resolve("none.json")))
        .hasMessageContaining("none.json");
  }
}
