package org.espalier.stdlib.system;

import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;

final class DartsSecondOrderTest extends SystemConformance {
  @Override
  RelaxedSearch composition() {
    return new Darts(SPACE).composition();
  }

  /** Four passes for the architecture, one for the weights. */
  @Override
  long operationCallsPerStep() {
    return 5 * 3 * 5 * 8;
  }
}
