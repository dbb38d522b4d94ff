package org.espalier.stdlib.system;

import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;

final class DartsRecurrentSecondOrderTest extends DartsRecurrentTest {
  @Override
  RelaxedSearch composition() {
    return gentle(new Darts(space()).composition());
  }

  /** Four passes for the architecture, one for the weights. */
  @Override
  long operationCallsPerStep() {
    return 5 * 4 * 3 * 5;
  }
}
