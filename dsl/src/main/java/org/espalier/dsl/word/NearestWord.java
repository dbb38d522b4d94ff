package org.espalier.dsl.word;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which known word a mistyped one was meant to be. */
public final class NearestWord {
  private NearestWord() {}

  /**
   * The known word that is fewest edits away: an edit inserts, deletes or replaces a character, or
   * swaps two neighbours. Empty when every word is further away than a third of its length. A word
   * that the typed one begins is near; an option is never near to a word without a dash.
   */
  public static Optional<String> to(String typed, Collection<String> known) {
    return known.stream()
        .filter(word -> word.startsWith("-") == typed.startsWith("-"))
        .filter(word -> distance(typed, word) <= allowed(typed, word))
        .min(
            Comparator.comparingInt((String word) -> distance(typed, word))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static int allowed(String typed, String word) {
    boolean begins = typed.length() > 1 && word.startsWith(typed.toLowerCase(Locale.ROOT));
    return begins ? word.length() : Math.max(1, word.length() / 3);
  }

  /** Optimal string alignment distance, ignoring case. */
  private static int distance(String typed, String known) {
    String a = typed.toLowerCase(Locale.ROOT);
    String b = known.toLowerCase(Locale.ROOT);
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, a, b, i, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int cheapest(int[][] edits, String a, String b, int i, int j) {
    int replace = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replace, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
  }
}
