package org.espalier.stdlib.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.OneThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneThread.class)
final class FoundCellTest {
  private static FoundCell.Outcome outcome(double found, Double... random) {
    return new FoundCell.Outcome(0, "", found, List.of(random), 0, 0);
  }

  @Test
  void theFoundCellWinsAgainstTheMedianAlone() {
    assertThat(outcome(0.5, 0.9, 0.1, 0.4).median()).isEqualTo(0.4);
    assertThat(outcome(0.5, 0.9, 0.1, 0.4).wins()).isTrue();
    assertThat(outcome(0.5, 0.9, 0.1, 0.4, 0.6).median()).isEqualTo(0.5);
    assertThat(outcome(0.5, 0.9, 0.1, 0.4, 0.6).wins()).isFalse();
  }

  @Test
  void eachSeedHasASearchAndItsOwnRandomCellsAndIsRepeatable() {
    FoundCell work = new FoundCell(EngineChoice.mxnet(), "nb201", 2, 2, 4, 1, 2, 1, 64);
    List<FoundCell.Outcome> heard = new ArrayList<>();
    List<FoundCell.Outcome> outcomes = work.run(heard::add);
    assertThat(heard).isEqualTo(outcomes).hasSize(2);
    assertThat(outcomes.get(0).genotype()).startsWith("|");
    assertThat(outcomes.get(0).random()).hasSize(2).isNotEqualTo(outcomes.get(1).random());
    assertThat(outcomes.get(0).found()).isBetween(0.0, 1.0);
    FoundCell.Outcome again =
        new FoundCell(EngineChoice.mxnet(), "nb201", 1, 2, 4, 1, 2, 1, 64).run(each -> {}).get(0);
    assertThat(List.of(again.genotype(), again.found(), again.random()))
        .isEqualTo(
            List.of(outcomes.get(0).genotype(), outcomes.get(0).found(), outcomes.get(0).random()));
  }

  @Test
  void sizesAreAtLeastOneAndSpacesAreNamed() {
    assertThatThrownBy(() -> new FoundCell(EngineChoice.mxnet(), "enas", 1, 2, 4, 2, 2, 1, 64))
        .hasMessageContaining("nb201 or in darts, but got 'enas'");
    assertThatThrownBy(() -> new FoundCell(EngineChoice.mxnet(), "nb201", 0, 2, 4, 2, 2, 1, 64))
        .hasMessageContaining("at least 1, but got 0");
  }
}
