package org.espalier.stdlib.device;

import java.nio.file.Path;
import java.util.Map;

/** Where libraries for cards lie: {@code espalier/gpu} under the user's cache. */
public final class GpuFolder {
  /** Names another place, as the copy for a machine without a network does. */
  public static final String PROPERTY = "espalier.gpu.folder";

  private GpuFolder() {}

  /** What the property {@link #PROPERTY} says, otherwise the folder in the user's cache. */
  public static Path ofUser() {
    String said = System.getProperty(PROPERTY);
    return said == null || said.isBlank()
        ? in(System.getenv(), Path.of(System.getProperty("user.home")))
        : Path.of(said);
  }

  /** By the rules of freedesktop.org's base directories. */
  static Path in(Map<String, String> environment, Path home) {
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path base = cache.isBlank() ? home.resolve(".cache") : Path.of(cache);
    return base.resolve("espalier").resolve("gpu");
  }
}
