package org.espalier.kernel.magic;

import kotlin.Unit;
import org.espalier.stdlib.engine.DeviceName;

/** {@code %device}. */
record DeviceMagic(EngineSettings settings) implements Magic {
  @Override
  public String name() {
    return "%device";
  }

  @Override
  public String arguments() {
    return "[cpu|gpu(0)|gpu(1)...]";
  }

  @Override
  public String summary() {
    return "shows the devices that networks can run on, or chooses one";
  }

  @Override
  public Object run(Call call, Session session) throws MagicFailure {
    if (call.argument().isEmpty()) {
      show(session);
      settings.devices().forEach(line -> session.print("  " + line + "\n"));
    } else {
      // People write gpu( 0 ), too.
      String device = call.argument().replaceAll("\\s", "");
      settings.change(before -> before.on(DeviceName.of(device)));
      show(session);
    }
    return Unit.INSTANCE;
  }

  private void show(Session session) {
    session.print("device: " + settings.choice().device() + "\n");
  }
}
