package org.espalier.stdlib.strategy.relaxed.derivation;

import java.util.List;
import org.espalier.dsl.architecture.SearchSpace;

/**
 * From the points of all choices to an architecture of the space, with reasons. Deterministic: ties
 * go to the lower index.
 */
public interface Derivation {
  /** Derives. */
  Derived derive(SearchSpace space, List<Scores> scores);

  /** How to say after each epoch where a search stands: itself, unless it costs too much. */
  default Derivation meanwhile() {
    return this;
  }
}
