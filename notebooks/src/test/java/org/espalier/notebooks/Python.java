package org.espalier.notebooks;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A Python on this machine that has some modules; Debian's may have them where another has not. */
final class Python {
  private static final List<String> CANDIDATES = List.of("python3", "/usr/bin/python3");

  private Python() {}

  static Optional<String> with(String... modules) {
    return CANDIDATES.stream().filter(python -> imports(python, modules)).findFirst();
  }

  private static boolean imports(String python, String... modules) {
    return succeeds(python, "-c", "import " + String.join(", ", modules));
  }

  /** Whether a program is there and ends well. */
  static boolean succeeds(String... words) {
    try {
      return Program.of(words).run().exitCode() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
