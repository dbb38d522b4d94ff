package org.espalier.kernel.latency;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A kernel to measure.
 *
 * @param name what the table calls it
 * @param version of what was measured
 * @param language of its cells
 * @param command starts it; the word {@code {connection_file}} stands for that file
 * @param javaHome the JDK that it runs on
 */
record Candidate(
    String name, String version, CellLanguage language, List<String> command, Path javaHome) {
  static final String CONNECTION_FILE = "{connection_file}";

  /** What tells programs which JDK to use. */
  static Map<String, String> environment(Path javaHome) {
    return Map.of("JAVA_HOME", javaHome.toString());
  }

  List<String> command(Path connectionFile) {
    List<String> words = new ArrayList<>(command);
    words.replaceAll(word -> word.replace(CONNECTION_FILE, connectionFile.toString()));
    return words;
  }
}
