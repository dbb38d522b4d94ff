package org.espalier.stdlib.strategy.relaxed;

import java.util.random.RandomGenerator;

/** A stream that knows how many numbers were drawn from it. */
final class CountedStream implements RandomGenerator {
  private final RandomGenerator source;
  private long drawn;

  CountedStream(RandomGenerator source) {
    this.source = source;
  }

  @Override
  public long nextLong() {
    drawn++;
    return source.nextLong();
  }

  long drawn() {
    return drawn;
  }
}
