package org.espalier.kernel.gpu;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The program and libraries for cards in one folder, with a launcher that needs a JDK and nothing
 * else: no Maven, no network, no sources.
 */
public final class Pack {
  private static final String LAUNCHER =
      """
      #!/bin/sh
      # Starts Espalier from this folder; needs a JDK 17 or newer, and for cards NVIDIA's driver.
      set -eu
      here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd)
      java=${JAVA_HOME:+$JAVA_HOME/bin/}java
      classes=
      while read -r entry; do classes=$classes:$here/program/$entry; done <"$here/program/order"
      # shellcheck disable=SC2086 # the options are words
      exec "$java" -Djava.awt.headless=true -Xss4m ${ESPALIER_JAVA_OPTIONS:-} \\
        -Despalier.gpu.folder="$here/gpu" -cp "${classes#:}" \\
        org.espalier.kernel.command.Espalier "$@"
      """;

  private Pack() {}

  /**
   * Writes it.
   *
   * @param folder where
   * @param classPath the program's own, as the JVM has it
   * @param libraries an engine's folder, as {@link Installation} made it
   */
  public static void write(Path folder, String classPath, Path libraries) throws IOException {
    Path program = Files.createDirectories(folder.resolve("program"));
    List<String> order = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      Path from = Path.of(entry);
      if (Files.exists(from)) {
        // Numbered, as two folders may have one name.
        String name = order.size() + "-" + from.getFileName();
        copy(from, program.resolve(name));
        order.add(name);
      }
    }
    Files.write(program.resolve("order"), order);
    Path gpu = Files.createDirectories(folder.resolve("gpu"));
    copy(libraries, gpu.resolve(String.valueOf(libraries.getFileName())));
    Path launcher = Files.writeString(folder.resolve("espalier"), LAUNCHER);
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target);
        }
      }
    }
  }
}
