package org.espalier.dsl.space.cell;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds operations by the names that people type. */
final class OperationNames {
  private OperationNames() {}

  /**
   * Where a name stands among those that fit.
   *
   * @param where what the text was saying, for the message
   */
  static int find(String name, List<String> known, String where) {
    int position = known.indexOf(name);
    if (position >= 0) {
      return position;
    }
    throw new IllegalArgumentException(
        where
            + " carries '"
            + name
            + "', but there are "
            + known
            + "."
            + nearest(name, known).map(near -> " Did you mean '" + near + "'?").orElse(""));
  }

  private static Optional<String> nearest(String name, List<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(other -> edits(name.toLowerCase(Locale.ROOT), other)))
        .filter(other -> edits(name.toLowerCase(Locale.ROOT), other) <= 1 + other.length() / 3);
  }

  /** Levenshtein's distance. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
