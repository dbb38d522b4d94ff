package org.espalier.stdlib.system;

import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;

final class ProxylessNasScoresTest extends SystemConformance {
  @Override
  RelaxedSearch composition() {
    return new ProxylessNas(ProxylessNasTest.CELL).scores(true).warmUp(0).every(1).composition();
  }

  @Override
  SearchSpace space() {
    return ProxylessNasTest.CELL;
  }

  /** One operation on each of 6 edges of 3 cells for the weights, and for each of ten draws. */
  @Override
  long operationCallsPerStep() {
    return (1 + 10) * 6 * 3;
  }
}
