package org.espalier.kernel.cell;

import java.util.regex.Pattern;

/** Makes a cell with magics readable to the Kotlin compiler. */
final class MagicLines {
  private static final Pattern LINE = Pattern.compile("(?m)^%%?[A-Za-z]\\w*");
  private static final Pattern NOT_KOTLIN = Pattern.compile("(?m)^%(?!%?time\\b).*$");

  private MagicLines() {}

  /**
   * A cell with its magics blanked out, every other character in its place. What follows {@code
   * %time} is Kotlin and stays.
   */
  static String blanked(String code) {
    if (!CellText.mayHaveMagics(code)) {
      return code;
    }
    String withoutLines =
        NOT_KOTLIN.matcher(code).replaceAll(found -> " ".repeat(found.group().length()));
    return LINE.matcher(withoutLines).replaceAll(found -> " ".repeat(found.group().length()));
  }
}
