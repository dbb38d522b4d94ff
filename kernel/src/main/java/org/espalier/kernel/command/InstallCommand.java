package org.espalier.kernel.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code espalier install}: tells Jupyter about the kernel. */
@Command(
    name = "install",
    description = {
      "Installs the kernel for Jupyter, as \"Espalier (Kotlin)\".",
      "The kernel starts this launcher, so it follows the sources; moving the folder means "
          + "installing again. No Jupyter needs to be there yet."
    })
final class InstallCommand implements Callable<Integer> {
  @ArgGroup(exclusive = true)
  private @Nullable KernelspecPlace place;

  @Option(
      names = "--java-options",
      paramLabel = "OPTIONS",
      description =
          "For the JVM of each kernel, such as --java-options=\"-Xmx8g\". Default: those of the "
              + "variable ESPALIER_JAVA_OPTIONS at the time when a kernel starts.")
  private @Nullable String javaOptions;

  @Override
  public Integer call() {
    Kernelspec kernelspec = KernelspecPlace.chosen(place);
    install(kernelspec, javaOptions);
    System.out.println(
        "installed the kernel \"" + Kernelspec.DISPLAY_NAME + "\" in " + kernelspec.folder());
    return Exit.DONE;
  }

  /** Writes the kernelspec for this launcher. */
  static void install(Kernelspec kernelspec, @Nullable String javaOptions) {
    try {
      kernelspec.write(
          launcher(),
          javaOptions == null ? Map.of() : Map.of("ESPALIER_JAVA_OPTIONS", javaOptions));
    } catch (IOException e) {
      throw new CommandException(
          Exit.INPUT, "can't write the kernelspec to " + kernelspec.folder() + ": " + e, e);
    }
  }

  private static Path launcher() {
    String launcher = System.getProperty("espalier.launcher");
    if (launcher == null) {
      throw new CommandException(
          Exit.MISSING, "the kernelspec names the launcher; start this with ./espalier install");
    }
    return Path.of(launcher);
  }
}
