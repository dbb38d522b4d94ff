package org.espalier.stdlib.strategy.relaxed;

import java.util.List;

/**
 * Examples of a part by number; what they are is the supernet's business.
 *
 * @param part of which part
 * @param examples which of its examples, from 0; at least one
 * @param variation what decides how they are varied, where they are
 * @param cutout how likely each loses what a variation cuts out, in [0, 1]; 1 for always
 */
public record Minibatch(Part part, List<Integer> examples, long variation, double cutout) {
  /** Copies. */
  public Minibatch {
    examples = List.copyOf(examples);
    if (examples.isEmpty()) {
      throw new IllegalArgumentException("A minibatch needs at least 1 example, but got none.");
    }
  }

  /** Varied in full. */
  public Minibatch(Part part, List<Integer> examples, long variation) {
    this(part, examples, variation, 1);
  }
}
