package org.espalier.stdlib.strategy.relaxed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.espalier.dsl.random.Seed;
import org.junit.jupiter.api.Test;

final class BatchesTest {
  private static final Seed SEED = new Seed(4);

  @Test
  void examplesThatFollowOneAnotherAreReadInRows() {
    Batches batches = new Batches(Part.TRAINING, 11, 3, SEED, 0, /* consecutive= */ true, 1);
    assertThat(batches.steps()).isEqualTo(3);
    assertThat(batches.next().examples()).containsExactly(0, 3, 6);
    assertThat(batches.next().examples()).containsExactly(1, 4, 7);
    assertThat(batches.next().examples()).containsExactly(2, 5, 8);
    assertThat(batches.next().examples()).as("from the beginning").containsExactly(0, 3, 6);
  }

  @Test
  void otherExamplesComeOnceARoundInAnOrderOfTheEpoch() {
    Batches batches = new Batches(Part.TRAINING, 12, 4, SEED, 0, /* consecutive= */ false, 1);
    List<Integer> seen = new ArrayList<>();
    for (int step = 0; step < batches.steps(); step++) {
      seen.addAll(batches.next().examples());
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 12).boxed().toList());
    assertThat(seen).isNotEqualTo(IntStream.range(0, 12).boxed().toList());
  }
}
