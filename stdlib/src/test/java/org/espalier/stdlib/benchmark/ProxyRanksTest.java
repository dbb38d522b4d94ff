package org.espalier.stdlib.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.espalier.stdlib.engine.EngineChoice;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Proxies that need no data order NAS-Bench-201 as published; small networks do. */
class ProxyRanksTest {
  @Test
  void proxiesWithoutDataReachThePublishedCorrelationInTheMeanOfFiveRuns() {
    Path table = Path.of("..", "..", "shared", "data", "nb201_cifar10.csv.gz");
    Assumptions.assumeTrue(
        Files.exists(table), () -> "SKIPPED: the whole table is not here (" + table + ")");
    ProxyRanks.Setting setting =
        new ProxyRanks.Setting(
            table,
            List.of("params", "l2", "synflow"),
            500,
            5,
            4,
            1,
            1,
            8,
            ProxyRanks.Images.NOISE,
            EngineChoice.mxnet());
    List<ProxyRanks.Found> found = ProxyRanks.of(setting);
    assertThat(found).hasSize(3);
    for (ProxyRanks.Found each : found) {
      assertThat(each.mean())
          .as(each.toString())
          .isCloseTo(each.published().orElseThrow().spearman(), within(0.05));
    }
  }
}
