package org.espalier.kernel.magic;

import java.util.Optional;
import kotlin.Unit;

/** {@code %engine}. */
record EngineMagic(EngineSettings settings) implements Magic {
  @Override
  public String name() {
    return "%engine";
  }

  @Override
  public String arguments() {
    return "[" + String.join("|", EngineSettings.ENGINES) + "]";
  }

  @Override
  public String summary() {
    return "shows or chooses the engine that networks run on";
  }

  @Override
  public Object run(Call call, Session session) throws MagicFailure {
    if (!call.argument().isEmpty()) {
      settings.engine(known(call.argument()));
    }
    session.print("engine: " + settings.engine() + "\n");
    return Unit.INSTANCE;
  }

  private static String known(String asked) throws MagicFailure {
    Optional<String> engine =
        EngineSettings.ENGINES.stream().filter(asked::equalsIgnoreCase).findFirst();
    return engine.orElseThrow(
        () ->
            new MagicFailure(
                "There is no engine "
                    + asked
                    + "; there are "
                    + String.join(" and ", EngineSettings.ENGINES)
                    + "."));
  }
}
