package org.espalier.kernel.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.espalier.kernel.gpu.Installation;
import org.espalier.stdlib.engine.EngineKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code espalier gpu remove}. */
@Command(
    name = "remove",
    description =
        "Removes what `gpu install` unpacked or began to fetch. Engines run on the processor again.")
final class GpuRemoveCommand implements Callable<Integer> {
  @Option(names = "--engine", description = "MXNet or PyTorch. Default: both.")
  private @Nullable EngineKind engine;

  @Override
  public Integer call() {
    List<EngineKind> engines = engine == null ? List.of(EngineKind.values()) : List.of(engine);
    for (EngineKind each : engines) {
      Installation installation = GpuInstallCommand.installation(each);
      long bytes = installation.remove();
      System.out.println(
          bytes == 0
              ? "nothing to remove in " + installation.folder()
              : "removed " + installation.folder() + ", " + GpuInstallCommand.gigabytes(bytes));
    }
    return Exit.DONE;
  }
}
