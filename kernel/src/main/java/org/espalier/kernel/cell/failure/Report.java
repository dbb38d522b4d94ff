package org.espalier.kernel.cell.failure;

import java.util.List;
import java.util.stream.Stream;

/**
 * A failure in words.
 *
 * @param name its kind in one word
 * @param message one or two sentences
 * @param lines what is shown below the cell, without line ends
 */
public record Report(String name, String message, List<String> lines) {
  /** Copies the list. */
  public Report {
    lines = List.copyOf(lines);
  }

  /** This report with one more line at its end. */
  public Report with(String line) {
    return new Report(name, message, Stream.concat(lines.stream(), Stream.of(line)).toList());
  }
}
