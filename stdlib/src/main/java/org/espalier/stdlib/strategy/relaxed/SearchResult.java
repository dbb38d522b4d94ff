package org.espalier.stdlib.strategy.relaxed;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.stdlib.strategy.relaxed.derivation.Derived;

/**
 * What a search came to, or has come to so far. Immutable.
 *
 * @param space what was searched
 * @param search how it was put together
 * @param seed where randomness began
 * @param rows one for each finished epoch
 * @param snapshot the epoch whose architecture is returned
 * @param reason why the search ended, in words
 * @param interrupted whether somebody stopped it
 * @param checkpoint where it can go on from; empty before the first epoch ended
 */
public record SearchResult(
    SearchSpace space,
    RelaxedSearch search,
    long seed,
    List<TraceRow> rows,
    int snapshot,
    String reason,
    boolean interrupted,
    Optional<Checkpoint> checkpoint) {
  /** Copies. */
  public SearchResult {
    rows = List.copyOf(rows);
  }

  /** The trace: one row for each finished epoch. */
  public List<TraceRow> trace() {
    return rows;
  }

  /**
   * The architecture that was found, with reasons.
   *
   * @throws IllegalStateException when no epoch ended
   */
  public Derived derive() {
    if (rows.isEmpty()) {
      throw new IllegalStateException(
          "Nothing can be derived: "
              + search.name()
              + " was stopped before its first epoch ended.");
    }
    return search.derivation().derive(space, rows.get(snapshot).points());
  }

  /** One line. */
  @Override
  public String toString() {
    String head =
        String.format(
            Locale.ROOT,
            "%s, %d of %d epochs, seed %d",
            search.name(),
            rows.size(),
            search.epochs(),
            seed);
    return rows.isEmpty()
        ? head + ", " + reason
        : head
            + String.format(
                Locale.ROOT,
                ", validation loss %.4f, accuracy %.4f, entropy %.3f, %s: ",
                rows.get(snapshot).validationLoss(),
                rows.get(snapshot).validationAccuracy(),
                rows.get(snapshot).entropy(),
                reason)
            + rows.get(snapshot).architecture();
  }
}
