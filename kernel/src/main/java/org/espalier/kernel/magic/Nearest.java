package org.espalier.kernel.magic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name that someone who mistyped one most likely meant. */
final class Nearest {
  private Nearest() {}

  /** The name that takes the fewest edits, if they are few for its length. */
  static Optional<String> to(String typed, Collection<String> names) {
    String lower = typed.toLowerCase(Locale.ROOT);
    return names.stream()
        .min(Comparator.comparingInt(name -> edits(lower, name.toLowerCase(Locale.ROOT))))
        .filter(name -> edits(lower, name.toLowerCase(Locale.ROOT)) <= 1 + name.length() / 3);
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
