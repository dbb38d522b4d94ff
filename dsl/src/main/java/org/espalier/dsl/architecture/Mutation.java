package org.espalier.dsl.architecture;

import java.util.random.RandomGenerator;

/** A random move from an architecture to another one of its space. */
@FunctionalInterface
public interface Mutation {
  /** Moves. The result differs from the argument unless the space has one architecture only. */
  Architecture mutate(Architecture architecture, RandomGenerator random);

  /**
   * Picks a decision uniformly among those that were asked and have another option, and another
   * option uniformly. Decisions that are asked only then are drawn at random. This is the mutation
   * of aging evolution (Real et al., AAAI 2019, arXiv 1802.01548, section 3) on flat spaces.
   */
  static Mutation oneDecision() {
    return Moves::changeOneDecision;
  }
}
