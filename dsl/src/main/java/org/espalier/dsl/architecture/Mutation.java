package org.espalier.dsl.architecture;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A random move from an architecture to another one of its space. Draws that would leave the space
 * are repeated, a hundred times at most; then any {@link SearchSpace#neighbours neighbour} is
 * taken, and where there is none, a fresh sample.
 */
@FunctionalInterface
public interface Mutation {
  /**
   * Moves. The result differs from the argument unless the space has one architecture only; a chain
   * of moves may lead back.
   */
  Architecture mutate(Architecture architecture, RandomGenerator random);

  /**
   * Picks a decision uniformly among those that were asked and have another option, and another
   * option uniformly. Decisions that are asked only then are drawn at random. This is the mutation
   * of aging evolution (Real et al., AAAI 2019, arXiv 1802.01548, section 3) on flat spaces.
   */
  static Mutation oneDecision() {
    return severalDecisions(1);
  }

  /**
   * Likewise for several decisions, all different; all of them where fewer are asked.
   *
   * @param count how many; at least 1
   */
  static Mutation severalDecisions(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "severalDecisions(" + count + "): a mutation changes at least 1 decision.");
    }
    return (architecture, random) -> Moves.changeSeveral(architecture, count, random);
  }

  /**
   * Draws each decision anew with a probability, as single-path one-shot search does with 0.1 (Guo
   * et al., ECCV 2020, arXiv 1904.00420, section 3.4); repeats where nothing changed.
   *
   * @param probability in (0, 1]; a new draw may give the old choice
   */
  static Mutation eachDecision(double probability) {
    if (!(probability > 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "eachDecision("
              + probability
              + "): the probability of a change is more than 0 and at most 1, such as 0.1.");
    }
    return (architecture, random) -> Moves.resample(architecture, probability, random);
  }

  /** One of several mutations, each as likely as any other. */
  static Mutation oneOf(Mutation... mutations) {
    List<Mutation> all = List.of(mutations);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("oneOf() needs at least one mutation to choose from.");
    }
    return (architecture, random) ->
        all.get(random.nextInt(all.size())).mutate(architecture, random);
  }

  /** This move and then another. */
  default Mutation then(Mutation next) {
    return (architecture, random) -> next.mutate(mutate(architecture, random), random);
  }
}
