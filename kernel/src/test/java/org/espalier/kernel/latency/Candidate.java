package org.espalier.kernel.latency;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A kernel to measure.
 *
 * @param name what the table calls it
 * @param version of what was measured
 * @param language of its cells
 * @param command starts it; the word {@code {connection_file}} stands for that file
 */
record Candidate(String name, String version, CellLanguage language, List<String> command) {
  static final String CONNECTION_FILE = "{connection_file}";

  List<String> command(Path connectionFile) {
    List<String> words = new ArrayList<>(command);
    words.replaceAll(word -> word.replace(CONNECTION_FILE, connectionFile.toString()));
    return words;
  }
}
