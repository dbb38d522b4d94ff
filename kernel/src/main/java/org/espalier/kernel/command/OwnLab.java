package org.espalier.kernel.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.espalier.kernel.doctor.Programs;

/** A JupyterLab in a virtual environment of Espalier's own. */
final class OwnLab {
  private OwnLab() {}

  /** Its jupyter; makes the environment when there is none. */
  static Path jupyter() {
    Path environment = environment();
    Path jupyter = environment.resolve("bin").resolve("jupyter");
    if (Files.isExecutable(environment.resolve("bin").resolve("jupyter-lab"))) {
      return jupyter;
    }
    Path python = Programs.find("python3").orElseThrow(OwnLab::noPython);
    System.out.println(
        "no JupyterLab is on the PATH; making one in " + environment + " (once, a minute or two)");
    if (start(List.of(python.toString(), "-m", "venv", environment.toString())) != 0) {
      throw new CommandException(
          Exit.MISSING,
          python
              + " can't make a virtual environment. Install its venv module (Debian: apt install "
              + "python3-venv), or install JupyterLab yourself, and start again.");
    }
    Path pip = environment.resolve("bin").resolve("pip");
    if (start(List.of(pip.toString(), "install", "--quiet", "jupyterlab>=4,<5")) != 0) {
      throw new CommandException(
          Exit.MISSING,
          "pip could not install JupyterLab; above is its reason. With a network or a package index "
              + "of your own (PIP_INDEX_URL) start again, or install JupyterLab yourself: it is used "
              + "when `jupyter lab` is on the PATH. Without it, `./espalier run NOTEBOOK` works.");
    }
    return jupyter;
  }

  /** Runs a program on this process's own terminal and returns its exit code. */
  static int start(List<String> words) {
    try {
      return Programs.run(words);
    } catch (IOException e) {
      throw new CommandException(Exit.MISSING, "can't start " + words.get(0) + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Exit.INTERRUPTED;
    }
  }

  private static Path environment() {
    String shared = System.getenv("XDG_DATA_HOME");
    Path data =
        shared == null || shared.isBlank()
            ? Path.of(System.getProperty("user.home"), ".local", "share")
            : Path.of(shared);
    return data.resolve("espalier").resolve("jupyterlab");
  }

  private static CommandException noPython() {
    return new CommandException(
        Exit.MISSING,
        "JupyterLab needs Python, and there is no python3 on the PATH. Install Python 3.9 or newer, "
            + "or execute notebooks without it: ./espalier run NOTEBOOK");
  }
}
