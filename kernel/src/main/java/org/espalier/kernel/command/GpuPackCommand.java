package org.espalier.kernel.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.espalier.kernel.gpu.Installation;
import org.espalier.kernel.gpu.Pack;
import org.espalier.stdlib.engine.EngineKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code espalier gpu pack}. */
@Command(
    name = "pack",
    description = {
      "Copies the program and an engine's libraries for cards into a folder that needs nothing but a",
      "JDK: for a machine with a card and without Maven or a network. FOLDER/espalier is the launcher",
      "there; `FOLDER/espalier gpu check` tries the card out."
    })
final class GpuPackCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "New or empty.")
  private Path folder = Path.of("");

  @Option(names = "--engine", defaultValue = "MXNet", description = "MXNet (default) or PyTorch.")
  private EngineKind engine = EngineKind.MXNET;

  @Override
  public Integer call() throws IOException {
    Installation installation = GpuInstallCommand.installation(engine);
    if (!installation.isComplete()) {
      throw new CommandException(
          Exit.MISSING,
          ("the libraries are not in " + installation.folder())
              + ", or not whole: ./espalier gpu install fetches them.");
    }
    if (Files.exists(folder) && !isEmpty(folder)) {
      throw new CommandException(Exit.INPUT, folder + " is there and not empty.");
    }
    Pack.write(folder, System.getProperty("java.class.path", ""), installation.folder());
    System.out.println("packed; on the machine with the card: " + folder + "/espalier gpu check");
    return Exit.DONE;
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }
}
