package org.espalier.stdlib.engine;

import org.espalier.stdlib.device.NeedsCard;

/** The kit on one form and engine, on a card. */
@NeedsCard(EngineKind.PYTORCH)
final class PortablePytorchOnCardTest extends ExecutableConformance {
  @Override
  Form form() {
    return Form.PORTABLE;
  }

  @Override
  EngineChoice choice() {
    return EngineChoice.pytorch().on(DeviceName.gpu(0));
  }
}
