package org.espalier.stdlib.strategy.relaxed;

import java.util.List;

/**
 * One choice of a supernet: the options that are mixed at one place, or at all places that share
 * the choice.
 *
 * @param label which choice, such as {@code normal/edge.0-2}; the mixing weights are named {@code
 *     architecture/<label>}
 * @param options what is mixed, by name, in the order of the weights; at least two
 */
public record RelaxedChoice(String label, List<String> options) {
  /** Copies. */
  public RelaxedChoice {
    options = List.copyOf(options);
  }

  /** How many options there are. */
  public int size() {
    return options.size();
  }
}
