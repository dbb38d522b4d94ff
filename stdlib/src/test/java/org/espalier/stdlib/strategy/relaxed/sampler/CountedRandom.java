package org.espalier.stdlib.strategy.relaxed.sampler;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Counts what is drawn. */
final class CountedRandom implements RandomGenerator {
  private final SplittableRandom random;
  private int drawn;

  CountedRandom(long seed) {
    this.random = new SplittableRandom(seed);
  }

  @Override
  public long nextLong() {
    drawn++;
    return random.nextLong();
  }

  int drawn() {
    return drawn;
  }
}
