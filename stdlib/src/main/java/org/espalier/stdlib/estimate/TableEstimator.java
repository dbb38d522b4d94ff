package org.espalier.stdlib.estimate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.random.Seed;

/**
 * Looks architectures up in a published table instead of training them, so that a search of
 * hundreds takes no time. The table's numbers are its publisher's.
 */
public final class TableEstimator implements Estimator {
  private final Path file;
  private final String measure;
  private final Map<String, Double> values;

  private TableEstimator(Path file, String measure, Map<String, Double> values) {
    this.file = file;
    this.measure = measure;
    this.values = values;
  }

  /**
   * Reads a table with commas and a header, plain or gzipped.
   *
   * @param file where it is
   * @param architectures the column that holds architectures as their space prints them
   * @param values the column that is looked up
   * @param measure under which metric's name, such as {@code accuracy}
   * @throws UncheckedIOException when the file can't be read
   * @throws IllegalArgumentException when a column is missing or a value is no number, with its
   *     line
   */
  public static TableEstimator read(
      Path file, String architectures, String values, String measure) {
    try (BufferedReader reader = open(file)) {
      List<String> header = split(String.valueOf(reader.readLine()));
      int key = column(file, header, architectures);
      int value = column(file, header, values);
      Map<String, Double> table = new HashMap<>();
      int line = 1;
      for (String row = reader.readLine(); row != null; row = reader.readLine()) {
        put(table, file, ++line, split(row), key, value);
      }
      return new TableEstimator(file, measure, table);
    } catch (IOException e) {
      throw new UncheckedIOException("The table " + file + " can't be read: " + e.getMessage(), e);
    }
  }

  private static BufferedReader open(Path file) throws IOException {
    var raw = Files.newInputStream(file);
    var in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  private static List<String> split(String row) {
    return Arrays.asList(row.split(",", -1));
  }

  private static int column(Path file, List<String> header, String name) {
    int column = header.indexOf(name);
    if (column < 0) {
      throw new IllegalArgumentException(
          "The table " + file + " has no column '" + name + "'; it has " + header + ".");
    }
    return column;
  }

  private static void put(
      Map<String, Double> table, Path file, int line, List<String> cells, int key, int value) {
    try {
      table.put(cells.get(key), Double.valueOf(cells.get(value)));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "Line "
              + line
              + " of the table "
              + file
              + " has no number in column "
              + (value + 1)
              + ": "
              + cells
              + ".",
          e);
    }
  }

  @Override
  public Evaluation estimate(Architecture architecture, Seed seed) {
    Double value = values.get(architecture.toString());
    if (value == null) {
      throw new IllegalArgumentException(
          "The table " + file + " has no row for " + architecture + ".");
    }
    return new Evaluation(Map.of(measure, value), "looked up in " + file.getFileName());
  }

  /** Any number may look up at once. */
  @Override
  public List<Estimator> sideBySide(int most) {
    return Collections.nCopies(most, this);
  }

  @Override
  public String toString() {
    return "table(" + file.getFileName() + ")";
  }
}
