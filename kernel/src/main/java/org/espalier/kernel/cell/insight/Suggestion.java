package org.espalier.kernel.cell.insight;

import java.util.Comparator;

/**
 * A name that can stand at the cursor.
 *
 * @param name what is typed
 * @param signature how it is shown, overloads each on a line
 * @param kind {@code function}, {@code property}, {@code class}, {@code package}, {@code keyword}
 * @param rank whose it is; the user's own come first
 */
public record Suggestion(String name, String signature, String kind, Rank rank) {
  /** From the nearest to the farthest. */
  public enum Rank {
    /** Declared in the notebook. */
    OWN,
    /** A member of what stands before the dot. */
    MEMBER,
    /** Imported. */
    IMPORTED,
    /** A word of the language. */
    KEYWORD
  }

  /** Best first: those that begin exactly as typed, then by whose they are, then by name. */
  static Comparator<Suggestion> bestFor(String prefix) {
    return Comparator.<Suggestion, Boolean>comparing(each -> !each.name().startsWith(prefix))
        .thenComparing(Suggestion::rank)
        .thenComparing(Suggestion::name, String.CASE_INSENSITIVE_ORDER)
        .thenComparing(Suggestion::name);
  }

  /** This, and another of the same name. */
  Suggestion with(Suggestion other) {
    return signature.lines().anyMatch(other.signature::equals)
        ? this
        : new Suggestion(name, signature + "\n" + other.signature, kind, rank);
  }
}
