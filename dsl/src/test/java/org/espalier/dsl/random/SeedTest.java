package org.espalier.dsl.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeedTest {
  @Test
  void streamsOfOnePurposeAreEqualAndOfTwoDiffer() {
    Seed seed = new Seed(7);
    assertThat(seed.stream("data").nextLong()).isEqualTo(seed.stream("data").nextLong());
    assertThat(seed.stream("data").nextLong()).isNotEqualTo(seed.stream("dropping").nextLong());
    assertThat(seed.split("trial", 1)).isNotEqualTo(seed.split("trial", 2));
    assertThat(seed.stream("data").nextLong()).isNotEqualTo(new Seed(8).stream("data").nextLong());
  }

  @Test
  void streamsAreTheSameOnEveryMachine() {
    assertThat(new Seed(7).stream("architecture").nextInt(1_000_000)).isEqualTo(GOLDEN);
  }

  private static final int GOLDEN = 605_425;
}
