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

  /**
   * The baseline has each draw's own objective in it, 0.99 of the mean of ten: as in the released
   * code, that shortens the expected gradient by as much, and turns it nowhere.
   */
  @Override
  double expectedGradient(int choice, int option) {
    return (1 - 0.99 / 10) * super.expectedGradient(choice, option);
  }

  /** Scores are of draws; a mixture has none. */
  @Override
  void theToyOfTwoLevelsSettlesWhereTheStepsSay() {}

  /** One operation on each of 6 edges of 3 cells for the weights, and for each of ten draws. */
  @Override
  long operationCallsPerStep() {
    return (1 + 10) * 6 * 3;
  }
}
