package org.espalier.stdlib.data;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import java.util.Locale;

/** The fonts of this machine, through AWT. */
final class InstalledFonts {
  private static final String MENDING =
      "install some (on Debian and Ubuntu: apt install fontconfig fonts-dejavu-core) or leave"
          + " fonts(...) out: the typefaces that come with glyphs() need none";

  private InstalledFonts() {}

  static Font font(String family, int style) {
    String[] families = families();
    if (families.length == 0) {
      throw new IllegalArgumentException(
          "fonts(\"" + family + "\"): this machine has no fonts; " + MENDING);
    }
    if (Arrays.stream(families).noneMatch(family::equalsIgnoreCase)) {
      throw new IllegalArgumentException(
          "fonts(\""
              + family
              + "\"): this machine has no such font family; it has "
              + String.join(", ", families));
    }
    return new Font(family, style, 12);
  }

  private static String[] families() {
    try {
      return GraphicsEnvironment.getLocalGraphicsEnvironment()
          .getAvailableFontFamilyNames(Locale.ROOT);
    } catch (RuntimeException | LinkageError | InternalError e) {
      // A JDK without fontconfig fails in several ways: "Fontconfig head is null", a missing
      // libfreetype, a class that could not be initialised.
      throw new IllegalStateException(
          "fonts(...): Java cannot find this machine's fonts (" + e + "); " + MENDING, e);
    }
  }
}
