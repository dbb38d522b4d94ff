package org.espalier.kernel.command;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.espalier.kernel.notebook.NotebookFile;

/**
 * The folder that tells Jupyter how to start this kernel.
 *
 * @param folder {@code kernels/espalier} below a data folder of Jupyter
 */
record Kernelspec(Path folder) {
  /** The name by which Jupyter knows the kernel. */
  static final String NAME = "espalier";

  /** What people see. */
  static final String DISPLAY_NAME = "Espalier (Kotlin)";

  private static final String DESCRIPTION = "kernel.json";
  private static final List<String> LOGOS =
      List.of("logo-32x32.png", "logo-64x64.png", "logo-svg.svg");

  /** The kernelspec below a data folder of Jupyter, whether it exists or not. */
  static Kernelspec below(Path dataFolder) {
    return new Kernelspec(dataFolder.resolve("kernels").resolve(NAME));
  }

  boolean exists() {
    return Files.isRegularFile(folder.resolve(DESCRIPTION));
  }

  /**
   * Writes the folder, over what is there.
   *
   * @param launcher the launcher's absolute path
   * @param environment set for each kernel that is started
   */
  void write(Path launcher, Map<String, String> environment) throws IOException {
    Files.createDirectories(folder);
    for (String logo : LOGOS) {
      try (InputStream image = Objects.requireNonNull(Kernelspec.class.getResourceAsStream(logo))) {
        Files.copy(image, folder.resolve(logo), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    NotebookFile.replace(folder.resolve(DESCRIPTION), description(launcher, environment));
  }

  private static String description(Path launcher, Map<String, String> environment) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("argv", List.of(launcher.toString(), "kernel", "{connection_file}"));
    json.put("display_name", DISPLAY_NAME);
    json.put("language", "kotlin");
    json.put("interrupt_mode", "message");
    json.put("env", environment);
    json.put("metadata", Map.of("debugger", false));
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json) + "\n";
  }

  /** Removes the folder with what {@link #write} put into it, and nothing else. */
  void remove() throws IOException {
    Files.deleteIfExists(folder.resolve(DESCRIPTION));
    for (String logo : LOGOS) {
      Files.deleteIfExists(folder.resolve(logo));
    }
    Files.deleteIfExists(folder);
  }
}
