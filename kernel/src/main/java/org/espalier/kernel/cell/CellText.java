package org.espalier.kernel.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cell cut into Kotlin and magics, in the order in which they run. A line is a magic if it begins
 * with a percent sign and a letter, and the Kotlin above it is finished: inside a string, a comment
 * or a pair of brackets the percent sign is Kotlin's.
 *
 * @param pieces in order
 */
record CellText(List<Piece> pieces) {
  private static final Pattern MAGIC = Pattern.compile("(%%?[A-Za-z]\\w*)(.*)");

  /**
   * A part of a cell.
   *
   * @param magic the magic's name with its percent signs; empty for Kotlin
   * @param argument what follows the name on its line
   * @param line where it begins, from 1
   * @param code the Kotlin in it, each character at its place in the cell
   */
  record Piece(String magic, String argument, int line, String code) {
    boolean isMagic() {
      return !magic.isEmpty();
    }
  }

  /** Whether a cell can have magics at all. */
  static boolean mayHaveMagics(String code) {
    return code.startsWith("%") || code.contains("\n%");
  }

  /**
   * Cuts a cell.
   *
   * @param unfinished tells whether more lines could belong to a piece of Kotlin
   */
  static CellText of(String code, Predicate<String> unfinished) {
    String[] lines = code.split("\n", -1);
    int first = 0;
    while (first < lines.length - 1 && lines[first].isBlank()) {
      first++;
    }
    Matcher whole = MAGIC.matcher(lines[first]);
    if (whole.matches() && whole.group(1).startsWith("%%")) {
      String body = "\n".repeat(first + 1) + join(lines, first + 1, lines.length);
      return new CellText(
          List.of(new Piece(whole.group(1), whole.group(2).strip(), first + 1, body)));
    }
    return byLines(lines, unfinished);
  }

  private static CellText byLines(String[] lines, Predicate<String> unfinished) {
    List<Piece> pieces = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < lines.length; i++) {
      Matcher magic = MAGIC.matcher(lines[i]);
      if (magic.matches() && !unfinished.test(join(lines, start, i))) {
        addCode(pieces, lines, start, i);
        String place = "\n".repeat(i) + " ".repeat(magic.group(1).length());
        pieces.add(
            new Piece(magic.group(1), magic.group(2).strip(), i + 1, place + magic.group(2)));
        start = i + 1;
      }
    }
    addCode(pieces, lines, start, lines.length);
    return new CellText(List.copyOf(pieces));
  }

  private static void addCode(List<Piece> pieces, String[] lines, int start, int end) {
    String code = join(lines, start, end);
    if (!code.isBlank()) {
      pieces.add(new Piece("", "", start + 1, "\n".repeat(start) + code));
    }
  }

  private static String join(String[] lines, int start, int end) {
    return String.join("\n", List.of(lines).subList(start, end));
  }
}
