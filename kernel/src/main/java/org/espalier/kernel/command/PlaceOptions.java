package org.espalier.kernel.command;

import org.espalier.stdlib.engine.DeviceName;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.EngineKind;
import org.espalier.stdlib.engine.EngineUnavailableException;
import org.espalier.stdlib.engine.Engines;
import picocli.CommandLine.Option;

/** The options that say where something runs. */
final class PlaceOptions {
  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      defaultValue = "MXNet",
      description = "MXNet or PyTorch; default ${DEFAULT-VALUE}.")
  private String engine = "";

  @Option(
      names = "--device",
      paramLabel = "NAME",
      defaultValue = "cpu",
      description = "cpu, or gpu:0 for the first graphics card; default ${DEFAULT-VALUE}.")
  private String device = "";

  /**
   * Engine and device.
   *
   * @throws CommandException when there is no such, or this machine lacks it
   */
  EngineChoice choice() {
    try {
      EngineChoice choice = new EngineChoice(EngineKind.of(engine), DeviceName.of(device));
      Engines.require(choice);
      return choice;
    } catch (IllegalArgumentException e) {
      throw new CommandException(Exit.USAGE, String.valueOf(e.getMessage()), e);
    } catch (EngineUnavailableException e) {
      throw new CommandException(Exit.MISSING, String.valueOf(e.getMessage()), e);
    }
  }
}
