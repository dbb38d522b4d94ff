package org.espalier.dsl.decision;

import java.util.Set;
import java.util.TreeSet;

/**
 * When a decision is asked: only if an earlier one took one of some choices. A decision that is not
 * asked keeps its first choice, so that equal networks are equal architectures.
 *
 * @param label the earlier decision
 * @param choices the indices of its choices under which this one is asked; at least one
 */
public record Condition(String label, Set<Integer> choices) {
  /** Copies and checks. */
  public Condition {
    choices = java.util.Collections.unmodifiableSet(new TreeSet<>(choices));
    if (choices.isEmpty()) {
      throw new IllegalArgumentException(
          "A decision that depends on '" + label + "' needs at least one choice of it.");
    }
  }
}
