package org.espalier.stdlib.engine;

/** The kit on one form and engine. */
final class PortableMxnetTest extends ExecutableConformance {
  @Override
  Form form() {
    return Form.PORTABLE;
  }

  @Override
  EngineChoice choice() {
    return EngineChoice.mxnet();
  }
}
