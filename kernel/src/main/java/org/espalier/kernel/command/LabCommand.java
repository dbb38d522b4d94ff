package org.espalier.kernel.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.espalier.kernel.doctor.Programs;
import org.espalier.kernel.jupyter.JupyterFolders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code espalier lab}: JupyterLab with the kernel. */
@Command(
    name = "lab",
    description = {
      "Installs the kernel for this user and opens JupyterLab.",
      "Where no JupyterLab is on the PATH, one is made with pip, in a virtual environment of "
          + "Espalier's own in the user's data folder. Words after -- go to JupyterLab, as in: "
          + "./espalier lab -- --no-browser --port=8889"
    })
final class LabCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "[DIR] [-- OPTION...]",
      description = "The folder to open, by default notebooks/; then JupyterLab's own options.")
  private List<String> words = List.of();

  @Override
  public Integer call() {
    boolean folderGiven = !words.isEmpty() && !words.get(0).startsWith("-");
    Path folder = folderGiven ? Path.of(words.get(0)) : notebooks();
    if (!Files.isDirectory(folder)) {
      throw new CommandException(Exit.INPUT, "there is no folder " + folder + " to open");
    }
    Kernelspec kernelspec = Kernelspec.below(JupyterFolders.ofThisProcess().user());
    InstallCommand.install(kernelspec, null);
    System.out.println("the kernel is installed in " + kernelspec.folder());
    Path jupyter = installed().orElseGet(OwnLab::jupyter);
    List<String> command = new ArrayList<>(List.of(jupyter.toString(), "lab"));
    command.addAll(words.subList(folderGiven ? 1 : 0, words.size()));
    command.add("--notebook-dir=" + folder.toAbsolutePath());
    System.out.println("starting " + String.join(" ", command));
    return OwnLab.start(command);
  }

  private static Path notebooks() {
    return Path.of(System.getProperty("espalier.home", ""), "notebooks");
  }

  /** The jupyter on the PATH, if it has a JupyterLab. */
  private static Optional<Path> installed() {
    return Programs.find("jupyter")
        .filter(jupyter -> !Programs.output(jupyter.toString(), "lab", "--version").isBlank());
  }
}
