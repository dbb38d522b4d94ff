package org.espalier.kernel.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code espalier gpu}: libraries for graphics cards. */
@Command(
    name = "gpu",
    description = {
      "Fetches what engines need to compute on an NVIDIA card, removes it, and checks that it works.",
      "From then on %%device gpu(0) in a notebook and --device gpu:0 here run on the card. Without a",
      "card everything stays on the processor."
    },
    subcommands = {
      GpuInstallCommand.class,
      GpuRemoveCommand.class,
      GpuCheckCommand.class,
      GpuPackCommand.class
    })
final class GpuCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "`gpu` alone does nothing: there are install, remove, check and pack.");
  }
}
