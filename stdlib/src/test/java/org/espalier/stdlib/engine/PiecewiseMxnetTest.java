package org.espalier.stdlib.engine;

/** The kit on one form and engine. */
final class PiecewiseMxnetTest extends ExecutableConformance {
  @Override
  Form form() {
    return Form.PIECEWISE;
  }

  @Override
  EngineChoice choice() {
    return EngineChoice.mxnet();
  }
}
