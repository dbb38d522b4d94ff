package org.espalier.stdlib.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.espalier.stdlib.strategy.relaxed.Moment;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.TraceRow;
import org.espalier.stdlib.strategy.relaxed.Trigger;
import org.espalier.stdlib.strategy.relaxed.derivation.Decided;
import org.espalier.stdlib.strategy.relaxed.derivation.GreedyTrace;
import org.junit.jupiter.api.Test;

final class SgasTest extends SystemConformance {
  @Override
  RelaxedSearch composition() {
    return new Sgas(SPACE).decisions(1, 1).growth(1).composition();
  }

  /** As DARTS of the first order until something is decided. */
  @Override
  long operationCallsPerStep() {
    return 2 * 3 * 5 * 8;
  }

  @Test
  void withoutADecisionItIsDartsBitForBit() {
    assertThat(rows(new Sgas(SPACE).decisions(1000, 1).composition(), s -> s))
        .isEqualTo(rows(new Darts(SPACE).order(1).composition(), s -> s));
  }

  @Test
  void fourDecisionsForEachCellEndItWithAWholeNetwork() {
    Sgas sgas = new Sgas(SPACE).criterion(2).decisions(0, 1).growth(1);
    FoundArchitecture found = search().composition(s -> sgas.composition()).epochs(20).run();
    List<TraceRow> rows = found.trace();
    List<Decided> decided = new ArrayList<>();
    for (TraceRow row : rows) {
      for (String event : row.events()) {
        int between = event.indexOf(" takes ");
        decided.add(
            new Decided(
                row.epoch(),
                event.substring(0, between),
                event.substring(between + " takes ".length())));
      }
    }
    assertThat(decided).hasSize(10);
    assertThat(decided).filteredOn(edge -> edge.option().equals("none")).hasSize(2);
    // The last decisions are made after the fourth epoch, and five more follow.
    assertThat(rows).hasSize(9);
    assertThat(rows.get(8).points())
        .allSatisfy(scores -> assertThat(Collections.max(scores.point())).isEqualTo(1));
    assertThat(rows)
        .extracting(row -> row.numbers().getOrDefault("batch", 0.0))
        .startsWith(65.0, 66.0, 67.0)
        .endsWith(68.0, 68.0);
    assertThat(found.derive().architecture())
        .isEqualTo(new GreedyTrace(decided).derive(SPACE, rows.get(8).points()).architecture());
    assertThat(rows.get(8).operationCalls() - rows.get(7).operationCalls())
        .isLessThan((rows.get(1).operationCalls() - rows.get(0).operationCalls()) / 6);
  }

  @Test
  void whatIsDecidedStays() {
    List<TraceRow> rows = rows(new Sgas(SPACE).decisions(0, 1).composition(), s -> s.epochs(4));
    String first = rows.get(0).events().get(0);
    String label = first.substring(0, first.indexOf(' '));
    for (TraceRow row : rows) {
      assertThat(row.points())
          .filteredOn(scores -> scores.choice().label().equals(label))
          .allSatisfy(scores -> assertThat(Collections.max(scores.point())).isEqualTo(1));
      assertThat(row.active().get(label)).isEqualTo(row.epoch() == 0 ? 8 : 1);
    }
  }

  @Test
  void fiftyEpochsHaveEightDecisionsAndFiveMoreEpochs() {
    Trigger due = Trigger.every(5, 9);
    assertThat(IntStream.range(0, 45).filter(epoch -> due.fires(new Moment(epoch, 50))))
        .containsExactly(9, 14, 19, 24, 29, 34, 39, 44);
    assertThat(new Sgas(SPACE).composition().toString())
        .contains("criterion 1, every 5 epochs from 9, 2 inputs, batches grow by 8")
        .contains("allDecided(5), 50 epochs of batches of 64");
  }

  @Test
  void thereIsNoThirdCriterion() {
    assertThatThrownBy(() -> new Sgas(SPACE).criterion(3))
        .hasMessage("criterion(3): SGAS has two; say criterion(1) or criterion(2).");
  }
}
