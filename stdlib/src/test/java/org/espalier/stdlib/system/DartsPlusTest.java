package org.espalier.stdlib.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.dsl.Language.cell;
import static org.espalier.dsl.Language.ops;
import static org.espalier.dsl.Operations.NONE;
import static org.espalier.dsl.Operations.SKIP_CONNECT;

import java.util.LinkedHashSet;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.space.GenotypeNetwork;
import org.espalier.dsl.space.cell.TwoInputCell;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.StoppingRule;
import org.espalier.stdlib.strategy.relaxed.stopping.RankStability;
import org.espalier.stdlib.strategy.relaxed.stopping.SkipCount;
import org.junit.jupiter.api.Test;

final class DartsPlusTest extends SystemConformance {
  private static final RankStability NOTHING_RANKS =
      new RankStability(
          1,
          new LinkedHashSet<>(
              ops(NONE, SKIP_CONNECT).stream().map(operation -> operation.name()).toList()));

  /** Whose nodes can keep nothing but skip connections. */
  private static final SearchSpace SKIPS = skips();

  private static SearchSpace skips() {
    TwoInputCell cell = cell("normal").inputs(2).nodes(4).keep(2, ops(NONE, SKIP_CONNECT));
    return GenotypeNetwork.around(SameTrace.SIZES, cell, cell.named("reduce"));
  }

  /** By a criterion that three epochs cannot meet. */
  @Override
  RelaxedSearch composition() {
    return new DartsPlus(SPACE).stopping(new RankStability()).composition();
  }

  @Override
  long operationCallsPerStep() {
    return 2 * 3 * 5 * 8;
  }

  @Test
  void withoutItsCriteriaItIsDartsBitForBit() {
    SameTrace.assertThatBothLearnTheSame(
        SameTrace.search(
            SPACE, new DartsPlus(SPACE).stopping(StoppingRule.fixedEpochs()).composition()),
        SameTrace.search(SPACE, new Darts(SPACE).order(1).composition()));
  }

  @Test
  void aNormalCellOfSkipsEndsIt() {
    FoundArchitecture found = SameTrace.search(SKIPS, new DartsPlus(SKIPS).composition()).run();
    assertThat(found.trace()).hasSize(1);
    assertThat(found.result().reason())
        .isEqualTo("the normal cell has 8 skip connections, and 2 are too many");
  }

  @Test
  void aRankingThatStaysEndsItAndThePresentEpochCounts() {
    RelaxedSearch ranked = new DartsPlus(SKIPS).stopping(NOTHING_RANKS).composition();
    FoundArchitecture found = SameTrace.search(SKIPS, ranked).run();
    assertThat(found.trace()).hasSize(2);
    assertThat(found.result().snapshot()).isEqualTo(1);
    assertThat(found.result().reason()).isEqualTo("the ranking of operations stayed for 1 epochs");
  }

  @Test
  void whicheverIsMetFirstCounts() {
    StoppingRule either = NOTHING_RANKS.or(new SkipCount());
    FoundArchitecture found =
        SameTrace.search(SKIPS, new DartsPlus(SKIPS).stopping(either).composition()).run();
    assertThat(found.result().reason()).contains("8 skip connections");
    assertThat(new DartsPlus(SPACE).composition().toString())
        .contains("skipCount(2) or rankStability(10), 60 epochs");
  }
}
