package org.espalier.stdlib.strategy.relaxed;

import java.util.List;

/**
 * Examples of a part by number; what they are is the supernet's business.
 *
 * @param part of which part
 * @param examples which of its examples, from 0; at least one
 * @param variation what decides how they are varied, where they are
 */
public record Minibatch(Part part, List<Integer> examples, long variation) {
  /** Copies. */
  public Minibatch {
    examples = List.copyOf(examples);
    if (examples.isEmpty()) {
      throw new IllegalArgumentException("A minibatch needs at least 1 example, but got none.");
    }
  }
}
