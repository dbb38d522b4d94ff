package org.espalier.stdlib.strategy.relaxed;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    this(message, checkpoint, null);
  }

  /**
   * Likewise, because of something else that went wrong.
   *
   * @param cause what did; null for nothing else
   */
  public SearchException(
      String message, Optional<Checkpoint> checkpoint, @Nullable Throwable cause) {
    super(message, cause);
    this.checkpoint = checkpoint;
  }

  /** Where it could go on from, with other settings; empty in the first epoch. */
  public Optional<Checkpoint> checkpoint() {
    return checkpoint == null ? Optional.empty() : checkpoint;
  }
}
