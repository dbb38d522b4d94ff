package org.espalier.dsl.random;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Where randomness begins. A seed is split by purpose, so that one more draw for one purpose leaves
 * the numbers of all others as they were.
 *
 * @param value any number
 */
public record Seed(long value) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /**
   * The stream for a purpose. The same seed and purpose give the same stream, on every machine.
   *
   * @param purpose what the numbers are for, such as {@code architecture} or {@code initialisation}
   */
  public RandomGenerator stream(String purpose) {
    return new SplittableRandom(split(purpose).value);
  }

  /** The seed of a part that splits it further itself. */
  public Seed split(String purpose) {
    long hash = value;
    for (int i = 0; i < purpose.length(); i++) {
      hash = SplitMix.mix(hash + GOLDEN + purpose.charAt(i));
    }
    return new Seed(SplitMix.mix(hash + GOLDEN));
  }

  /** The seed of one of many parts of a kind: trial 3's, worker 5's. */
  public Seed split(String purpose, long index) {
    return new Seed(SplitMix.mix(split(purpose).value + GOLDEN * (index + 1)));
  }
}
