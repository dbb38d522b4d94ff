package org.espalier.kernel.magic;

import java.util.Arrays;
import java.util.stream.Collectors;
import kotlin.Unit;
import org.espalier.stdlib.engine.EngineKind;

/** {@code %engine}. */
record EngineMagic(EngineSettings settings) implements Magic {
  @Override
  public String name() {
    return "%engine";
  }

  @Override
  public String arguments() {
    return Arrays.stream(EngineKind.values())
        .map(EngineKind::label)
        .collect(Collectors.joining("|", "[", "]"));
  }

  @Override
  public String summary() {
    return "shows or chooses the engine that networks run on";
  }

  @Override
  public Object run(Call call, Session session) throws MagicFailure {
    if (!call.argument().isEmpty()) {
      settings.change(before -> before.with(EngineKind.of(call.argument())));
    }
    session.print("engine: " + settings.choice().engine().label() + "\n");
    return Unit.INSTANCE;
  }
}
