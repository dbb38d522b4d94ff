package org.espalier.stdlib.system;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.junit.jupiter.api.Test;

final class DartsTest extends SystemConformance {
  @Override
  RelaxedSearch composition() {
    return new Darts(SPACE).order(1).composition();
  }

  /** Eight operations on each of 14 edges of 3 cells, once for each of the two steps. */
  @Override
  long operationCallsPerStep() {
    return 2 * 3 * 14 * 8;
  }

  @Test
  void thereIsNoThirdOrder() {
    assertThatThrownBy(() -> new Darts(SPACE).order(3))
        .hasMessage("order(3): DARTS has a first and a second order; say order(1) or order(2).");
  }
}
