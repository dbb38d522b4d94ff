package org.espalier.kernel.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** {@code espalier uninstall}: the reverse of install. */
@Command(name = "uninstall", description = "Removes the kernel from Jupyter again.")
final class UninstallCommand implements Callable<Integer> {
  @ArgGroup(exclusive = true)
  private @Nullable KernelspecPlace place;

  @Override
  public Integer call() throws IOException {
    Kernelspec kernelspec = KernelspecPlace.chosen(place);
    if (!kernelspec.exists()) {
      System.out.println("nothing to remove: there is no kernel in " + kernelspec.folder());
      return Exit.DONE;
    }
    kernelspec.remove();
    System.out.println("removed " + kernelspec.folder());
    return Exit.DONE;
  }
}
