package org.espalier.kernel.jupyter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where Jupyter keeps its data, by the rules that <a
 * href="https://docs.jupyter.org/en/latest/use/jupyter-directories.html">Jupyter documents</a>, so
 * that a kernelspec can be written before any Jupyter is there.
 *
 * @param environment the environment variables
 * @param system Java's {@code os.name}
 * @param home the user's home folder
 */
public record JupyterFolders(Map<String, String> environment, String system, Path home) {

  /** The folders of this process. */
  public static JupyterFolders ofThisProcess() {
    return new JupyterFolders(
        System.getenv(),
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", "")));
  }

  /** The user's own data folder. */
  public Path user() {
    Optional<String> own = set("JUPYTER_DATA_DIR");
    if (own.isPresent()) {
      return Path.of(own.get());
    }
    if (isMac()) {
      return home.resolve("Library").resolve("Jupyter");
    }
    if (isWindows()) {
      return set("APPDATA")
          .map(roaming -> Path.of(roaming, "jupyter"))
          .orElse(home.resolve(".jupyter").resolve("data"));
    }
    return set("XDG_DATA_HOME")
        .map(Path::of)
        .orElse(home.resolve(".local").resolve("share"))
        .resolve("jupyter");
  }

  /** Espalier's own below {@link #user}; it need not exist yet. */
  public Path espalier() {
    return user().resolve("espalier");
  }

  /** The data folder of the Python environment that is active, if one is. */
  public Optional<Path> environmentPrefix() {
    return set("VIRTUAL_ENV").or(() -> set("CONDA_PREFIX")).map(Path::of);
  }

  /** A prefix's data folder. */
  public static Path below(Path prefix) {
    return prefix.resolve("share").resolve("jupyter");
  }

  /** Every data folder that Jupyter searches, first found first. */
  public List<Path> all() {
    List<Path> folders = new ArrayList<>();
    set("JUPYTER_PATH")
        .ifPresent(
            list -> {
              for (String folder : list.split(isWindows() ? ";" : ":", -1)) {
                folders.add(Path.of(folder));
              }
            });
    folders.add(user());
    environmentPrefix().ifPresent(prefix -> folders.add(below(prefix)));
    if (isWindows()) {
      set("PROGRAMDATA").ifPresent(data -> folders.add(Path.of(data, "jupyter")));
    } else {
      folders.add(Path.of("/usr/local/share/jupyter"));
      folders.add(Path.of("/usr/share/jupyter"));
    }
    return folders.stream().distinct().toList();
  }

  private boolean isMac() {
    return system.toLowerCase(Locale.ROOT).startsWith("mac");
  }

  private boolean isWindows() {
    return system.toLowerCase(Locale.ROOT).startsWith("windows");
  }

  private Optional<String> set(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
