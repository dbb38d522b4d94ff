package org.espalier.stdlib.strategy;

import org.espalier.dsl.architecture.Mutation;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.random.Seed;

/**
 * Regularized (aging) evolution: fill a population at random; then again and again mutate the best
 * of a random sample of it, add the child and remove the oldest (Real et al., AAAI 2019, arXiv
 * 1802.01548, algorithm 1). The sample is drawn with replacement, as in the paper. Trials that
 * failed or broke a bound do not enter the population, so they never push a good one out; the paper
 * has none.
 *
 * @param population how many live; at least 1, default 100
 * @param sample how many compete to be the parent; from 1 to {@code population}, default 25
 * @param mutation how a child differs; default one decision
 */
public record AgingEvolution(int population, int sample, Mutation mutation) implements Strategy {
  /** The paper's population on CIFAR-10. */
  public static final int POPULATION = 100;

  /** The paper's sample on CIFAR-10. */
  public static final int SAMPLE = 25;

  /** Checks. */
  public AgingEvolution {
    if (population < 1) {
      throw new IllegalArgumentException(
          "agingEvolution: population(" + population + ") must be at least 1.");
    }
    if (sample < 1 || sample > population) {
      throw new IllegalArgumentException(
          "agingEvolution: sample("
              + sample
              + ") must be from 1 to the population, "
              + population
              + ".");
    }
  }

  /** With the mutation of one decision. */
  public AgingEvolution(int population, int sample) {
    this(population, sample, Mutation.oneDecision());
  }

  /** With another mutation. */
  public AgingEvolution mutation(Mutation other) {
    return new AgingEvolution(population, sample, other);
  }

  @Override
  public Session begin(SearchSpace space, Seed seed) {
    return new Evolution(
            population,
            sample,
            Evolution.Dying.OLDEST,
            Evolution.Beginning.random(population),
            mutation)
        .begin(space, seed);
  }

  /** As typed. */
  @Override
  public String toString() {
    return "agingEvolution(population(" + population + "), sample(" + sample + "))";
  }
}
