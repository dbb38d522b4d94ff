package org.espalier.stdlib.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.espalier.dsl.Language;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.stdlib.strategy.relaxed.Course;
import org.espalier.stdlib.strategy.relaxed.Moment;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.junit.jupiter.api.Test;

final class DartsMinusTest extends SystemConformance {
  private static final SearchSpace SKIPPED =
      SameTrace.cells(SameTrace.SIZES, Language.auxiliarySkip());

  @Override
  RelaxedSearch composition() {
    return new DartsMinus(SKIPPED).composition();
  }

  @Override
  SearchSpace space() {
    return SKIPPED;
  }

  /** Eight operations on each edge, and their mixture beside one skip connection. */
  @Override
  long operationCallsPerStep() {
    return 2 * 3 * 5 * (8 + 2);
  }

  @Test
  void withoutTheAuxiliarySkipItIsDartsBitForBit() {
    SameTrace.assertThatBothLearnTheSame(
        SameTrace.search(SKIPPED, new DartsMinus(SKIPPED).beta(Course.constant(0)).composition()),
        SameTrace.search(SPACE, new Darts(SPACE).order(1).composition()));
  }

  @Test
  void theAuxiliarySkipFallsFromOneTowardsZeroAndIsInNoArchitecture() {
    assertThat(new DartsMinus(SKIPPED).beta().at(new Moment(25, 50))).isEqualTo(0.5);
    FoundArchitecture found = SameTrace.search(SKIPPED, composition()).epochs(2).run();
    assertThat(found.trace())
        .extracting(row -> row.numbers().get("beta"))
        .containsExactly(1.0, 0.5);
    assertThat(found.trace().get(0).points())
        .noneMatch(scores -> scores.choice().label().contains("auxiliary"));
    assertThat(SPACE.parse(found.derive().architecture().toString())).isNotNull();
  }

  @Test
  void aSpaceWithoutAuxiliarySkipsIsToldHowToHaveThem() {
    assertThatThrownBy(() -> new DartsMinus(SPACE).search())
        .hasMessageStartingWith("DARTS- needs a supernet with auxiliarySkip(), but this space")
        .hasMessageContaining("Say .mixing(auxiliarySkip()) for its cells");
  }
}
