package org.espalier.kernel.cell.failure;

import java.util.List;

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
}
