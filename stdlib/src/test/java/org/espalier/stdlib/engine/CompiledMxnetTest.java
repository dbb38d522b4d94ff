package org.espalier.stdlib.engine;

/** The kit on one form and engine. */
final class CompiledMxnetTest extends ExecutableConformance {
  @Override
  Form form() {
    return Form.COMPILED;
  }

  @Override
  EngineChoice choice() {
    return EngineChoice.mxnet();
  }
}
