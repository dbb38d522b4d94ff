package org.espalier.stdlib.strategy;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.estimate.Evaluation;
import org.jspecify.annotations.Nullable;

/**
 * Tries architectures at random, each as likely as any other, none twice; ends when the space is
 * exhausted. A hard baseline (Li and Talwalkar, UAI 2019, arXiv 1902.07638).
 */
public record RandomSearch() implements Strategy {
  @Override
  public Session begin(SearchSpace space, Seed seed) {
    return new Draws(space, seed.stream("strategy"));
  }

  /** As typed. */
  @Override
  public String toString() {
    return "randomSearch()";
  }

  private static final class Draws implements Session {
    private final SearchSpace space;
    private final RandomGenerator random;
    private final Set<Architecture> seen = new HashSet<>();

    Draws(SearchSpace space, RandomGenerator random) {
      this.space = space;
      this.random = random;
    }

    @Override
    public Optional<Architecture> ask() {
      if (BigInteger.valueOf(seen.size()).compareTo(space.size()) >= 0) {
        return Optional.empty();
      }
      Architecture next = space.sample(random);
      while (!seen.add(next)) {
        next = space.sample(random);
      }
      return Optional.of(next);
    }

    @Override
    public int ahead() {
      return Integer.MAX_VALUE;
    }

    @Override
    public void tell(Architecture architecture, double score, @Nullable Evaluation evaluation) {
      // A random search learns nothing.
    }
  }
}
