package org.espalier.kernel.session;

import org.espalier.kernel.magic.EngineSettings;
import org.espalier.stdlib.engine.DeviceName;
import org.espalier.stdlib.engine.EngineKind;
import org.espalier.stdlib.engine.Engines;

/** What {@code %engine} and {@code %device} set: the engines' own default. */
final class EngineDefaults implements EngineSettings {
  @Override
  public String engine() {
    return Engines.defaultChoice().engine().label();
  }

  @Override
  public void engine(String engine) {
    Engines.setDefault(Engines.defaultChoice().with(EngineKind.of(engine)));
  }

  @Override
  public String device() {
    return Engines.defaultChoice().device().toString();
  }

  @Override
  public void device(String device) {
    Engines.setDefault(Engines.defaultChoice().on(DeviceName.of(device)));
  }
}
