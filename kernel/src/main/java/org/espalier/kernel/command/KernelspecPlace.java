package org.espalier.kernel.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.espalier.kernel.doctor.Programs;
import org.espalier.kernel.jupyter.JupyterFolders;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which of Jupyter's data folders is meant. */
final class KernelspecPlace {
  @Option(names = "--user", description = "The user's own data folder; this is the default.")
  private boolean user;

  @Option(
      names = "--prefix",
      paramLabel = "DIR",
      description = "DIR/share/jupyter, such as for an environment that is not active.")
  private @Nullable Path prefix;

  @Option(
      names = "--sys-prefix",
      description = "The Python environment that is active (VIRTUAL_ENV, CONDA_PREFIX, python3).")
  private boolean systemPrefix;

  /** Where the kernelspec is or should be. */
  static Kernelspec chosen(@Nullable KernelspecPlace place) {
    JupyterFolders folders = JupyterFolders.ofThisProcess();
    if (place == null || place.user) {
      return Kernelspec.below(folders.user());
    }
    Path prefix = place.systemPrefix ? activePython(folders) : Objects.requireNonNull(place.prefix);
    return Kernelspec.below(JupyterFolders.below(prefix.toAbsolutePath().normalize()));
  }

  private static Path activePython(JupyterFolders folders) {
    return folders
        .environmentPrefix()
        .or(KernelspecPlace::python)
        .orElseThrow(KernelspecPlace::none);
  }

  private static Optional<Path> python() {
    return Programs.find("python3")
        .map(python -> Programs.output(python.toString(), "-c", "import sys; print(sys.prefix)"))
        .map(text -> Path.of(text.strip()))
        .filter(Files::isDirectory);
  }

  private static CommandException none() {
    return new CommandException(
        Exit.MISSING,
        "--sys-prefix asks for the active Python environment: VIRTUAL_ENV and CONDA_PREFIX are not "
            + "set and there is no python3 on the PATH. Activate one, or use --user or --prefix DIR.");
  }
}
