package org.espalier.stdlib.strategy.relaxed;

import java.util.Optional;
import org.espalier.dsl.architecture.SearchSpace;

/**
 * The supernet becomes that of another space which decides the same: deeper, wider, or with fewer
 * channels in its mixtures. It holds the options that are left; architecture parameters stay as
 * they are, and so does what is remembered of them.
 *
 * @param space whose supernet; its choices have the labels of the first space's, and at least the
 *     options that are left
 * @param inherits whether weights, running statistics and velocity go on under their names, with
 *     channels that come in as copies of others; else all begin anew
 */
public record Rebuild(SearchSpace space, boolean inherits) implements Event {
  /** All arrays begin anew (P-DARTS). */
  public static Rebuild fresh(SearchSpace space) {
    return new Rebuild(space, /* inherits= */ false);
  }

  /** Arrays go on, and channels that come in are copies of others (DrNAS). */
  public static Rebuild widened(SearchSpace space) {
    return new Rebuild(space, /* inherits= */ true);
  }

  @Override
  public void happen(SearchState state, Moment moment) {
    state.rebuild(space, inherits);
    int options = state.supernet().choices().stream().mapToInt(RelaxedChoice::size).sum();
    state.note(this + " of " + options + " options");
  }

  @Override
  public Optional<SearchSpace> builds() {
    return Optional.of(space);
  }

  @Override
  public String toString() {
    return (inherits ? "widened(" : "rebuilt(") + space.fingerprint() + ")";
  }
}
