package org.espalier.kernel.command;

import org.espalier.stdlib.engine.DeviceName;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.EngineKind;
import org.espalier.stdlib.engine.EngineUnavailableException;
import org.espalier.stdlib.engine.Engines;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say where something runs. */
final class PlaceOptions {
  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description = "MXNet or PyTorch; default MXNet.")
  private @Nullable EngineKind engine;

  @Option(
      names = "--device",
      paramLabel = "NAME",
      description = "cpu, or gpu:0 for the first graphics card; default cpu.")
  private @Nullable DeviceName device;

  /** Has all options of a command line and its subcommands read engines and devices by name. */
  static void register(CommandLine line) {
    line.registerConverter(EngineKind.class, named(EngineKind::of));
    line.registerConverter(DeviceName.class, named(DeviceName::of));
  }

  private static <T> ITypeConverter<T> named(ITypeConverter<T> reader) {
    return text -> {
      try {
        return reader.convert(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    };
  }

  /**
   * Engine and device.
   *
   * @throws CommandException when this machine lacks them
   */
  EngineChoice choice() {
    EngineChoice choice =
        new EngineChoice(
            engine == null ? EngineKind.MXNET : engine, device == null ? DeviceName.cpu() : device);
    try {
      Engines.require(choice);
      return choice;
    } catch (EngineUnavailableException e) {
      throw new CommandException(Exit.MISSING, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Makes engine and device what runs when nobody says, if one of them was said; else nothing is
   * loaded.
   *
   * @throws CommandException when this machine lacks them
   */
  void prefer() {
    if (engine != null || device != null) {
      Engines.setDefault(choice());
    }
  }
}
