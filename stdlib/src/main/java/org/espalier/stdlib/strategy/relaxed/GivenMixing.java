package org.espalier.stdlib.strategy.relaxed;

/**
 * Mixing weights that are not learned but follow from the state, such as an auxiliary skip's
 * decaying coefficient.
 */
@FunctionalInterface
public interface GivenMixing {
  /** The weights now, one for each option. */
  double[] weights(SearchState state);
}
