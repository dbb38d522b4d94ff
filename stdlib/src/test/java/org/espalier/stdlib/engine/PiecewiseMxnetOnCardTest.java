package org.espalier.stdlib.engine;

import org.espalier.stdlib.device.NeedsCard;

/** The kit on one form and engine, on a card. */
@NeedsCard
final class PiecewiseMxnetOnCardTest extends ExecutableConformance {
  @Override
  Form form() {
    return Form.PIECEWISE;
  }

  @Override
  EngineChoice choice() {
    return EngineChoice.mxnet().on(DeviceName.gpu(0));
  }
}
