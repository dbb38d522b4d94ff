package org.espalier.stdlib.strategy.relaxed;

import java.util.Optional;

/** A search that cannot go on, with what it had finished. */
public final class SearchException extends RuntimeException {
  private final transient Optional<Checkpoint> checkpoint;

  /**
   * A search that cannot go on.
   *
   * @param message why, and what can be done
   * @param checkpoint the last good one
   */
  public SearchException(String message, Optional<Checkpoint> checkpoint) {
    super(message);
    this.checkpoint = checkpoint;
  }

  /** Where it could go on from, with other settings; empty in the first epoch. */
  public Optional<Checkpoint> checkpoint() {
    return checkpoint == null ? Optional.empty() : checkpoint;
  }
}
