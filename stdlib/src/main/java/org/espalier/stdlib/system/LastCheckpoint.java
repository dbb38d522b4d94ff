package org.espalier.stdlib.system;

import java.util.Optional;
import org.espalier.stdlib.engine.NotEnoughMemoryException;
import org.espalier.stdlib.strategy.relaxed.Checkpoint;
import org.espalier.stdlib.strategy.relaxed.SearchException;
import org.espalier.stdlib.strategy.relaxed.SearchListener;

/**
 * Keeps a search's last checkpoint in hand for a failure of which the search's own loop knows
 * nothing: that the engine, or Java, ran out of memory.
 */
final class LastCheckpoint implements SearchListener {
  private Optional<Checkpoint> last;

  /**
   * Begins.
   *
   * @param from where the search goes on from
   */
  LastCheckpoint(Optional<Checkpoint> from) {
    last = from;
  }

  @Override
  public void checkpoint(Checkpoint checkpoint) {
    last = Optional.of(checkpoint);
  }

  /**
   * What a lack of memory means to a search: a failure with the last checkpoint; in the first epoch
   * the lack itself.
   */
  RuntimeException with(NotEnoughMemoryException shortage) {
    if (last.isEmpty()) {
      return shortage;
    }
    return new SearchException(
        shortage.getMessage()
            + " The search stopped in epoch "
            + (last.get().epochs() + 1)
            + " (counted from 1). The checkpoint after epoch "
            + last.get().epochs()
            + " is kept: free memory and go on by from(...) with the same settings; with a smaller"
            + " batch or network the search begins anew.",
        last,
        shortage);
  }
}
