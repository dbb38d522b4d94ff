package org.espalier.stdlib.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.junit.jupiter.api.Test;

final class GdasTest extends SystemConformance {
  @Override
  RelaxedSearch composition() {
    return new Gdas(SPACE).composition();
  }

  /** One operation on each of 14 edges of 3 cells, once for each of the two steps. */
  @Override
  long operationCallsPerStep() {
    return 2 * 3 * 14;
  }

  @Test
  void oneOperationOfEachEdgeRunsAndTheTemperatureFallsFromTenToATenth() {
    FoundArchitecture found = SameTrace.search(SPACE, composition()).run();
    assertThat(found.trace())
        .extracting(row -> row.numbers().get("tau"))
        .containsExactly(10.0, 10 + (0.1 - 10) / 2, 10 + (0.1 - 10));
    assertThat(found.trace().get(2).active().values()).hasSize(28).containsOnly(1);
  }

  @Test
  void theSettingsAreThoseOfTheReleasedCode() {
    assertThat(composition().toString())
        .contains("straightThrough(), single path")
        .contains("lr_w = cosine(0.025, 0.001)", "lr_a = constant(3.0E-4)")
        .contains("decay 5.0E-4, clip 5.0", "250 epochs of batches of 256", "strongestPairs(2)");
  }
}
