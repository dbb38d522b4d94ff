package org.espalier.dsl.decision;

import java.util.HashSet;
import java.util.List;

/**
 * What a decision chooses from.
 *
 * @param choices the options as people write them, in order; at least one, no two alike
 */
public record Domain(List<String> choices) {
  /** Copies and checks. */
  public Domain {
    choices = List.copyOf(choices);
    if (choices.isEmpty()) {
      throw new IllegalArgumentException("A choice needs at least one option, but got none.");
    }
    if (new HashSet<>(choices).size() < choices.size()) {
      throw new IllegalArgumentException("A choice has an option twice: " + choices + ".");
    }
  }

  /** How many options there are. */
  public int size() {
    return choices.size();
  }
}
