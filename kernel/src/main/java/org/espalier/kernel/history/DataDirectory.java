package org.espalier.kernel.history;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a user's Jupyter keeps its data, by the rules of {@code jupyter --data-dir}. */
public final class DataDirectory {
  private DataDirectory() {}

  /** Espalier's folder below this user's; it need not exist yet. */
  public static Path ofUser() {
    return of(System.getenv(), System.getProperty("os.name", ""), System.getProperty("user.home"))
        .resolve("espalier");
  }

  static Path of(Map<String, String> environment, String system, String home) {
    String own = set(environment, "JUPYTER_DATA_DIR");
    if (own != null) {
      return Path.of(own);
    }
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return Path.of(home, "Library", "Jupyter");
    }
    String roaming = set(environment, "APPDATA");
    if (name.startsWith("windows") && roaming != null) {
      return Path.of(roaming, "jupyter");
    }
    String shared = set(environment, "XDG_DATA_HOME");
    return (shared != null ? Path.of(shared) : Path.of(home, ".local", "share")).resolve("jupyter");
  }

  private static @Nullable String set(Map<String, String> environment, String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value;
  }
}
