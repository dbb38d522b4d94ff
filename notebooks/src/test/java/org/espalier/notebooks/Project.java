package org.espalier.notebooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Where things are in this checkout. */
final class Project {
  private static final Path MODULE = Path.of("").toAbsolutePath();

  /** The top folder. */
  static final Path ROOT = Objects.requireNonNull(MODULE.getParent());

  /** The launcher. */
  static final Path LAUNCHER = ROOT.resolve("espalier");

  /** What tests leave behind to be looked at. */
  static final Path TARGET = MODULE.resolve("target");

  /** What is kept from build to build: downloads and bundles. Git ignores it. */
  static final Path CACHE = MODULE.resolve(".cache");

  /** Two small cells. */
  static final Path SAMPLE = MODULE.resolve("src/test/resources/sample.ipynb");

  private Project() {}

  /** A file of this module's test sources. */
  static Path source(String name) {
    return MODULE.resolve("src/test").resolve(name);
  }

  /** The notebooks for readers, and the sample. */
  static List<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(MODULE)) {
      return Stream.concat(
              Stream.of(SAMPLE),
              files
                  .filter(file -> file.toString().endsWith(".ipynb"))
                  .filter(file -> !file.toString().endsWith(".executed.ipynb"))
                  .sorted())
          .toList();
    }
  }
}
