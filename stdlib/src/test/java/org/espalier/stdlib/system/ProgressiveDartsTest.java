package org.espalier.stdlib.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.space.Sizes;
import org.espalier.dsl.space.cell.Genotype;
import org.espalier.stdlib.Primitives;
import org.espalier.stdlib.strategy.relaxed.Adam;
import org.espalier.stdlib.strategy.relaxed.Course;
import org.espalier.stdlib.strategy.relaxed.FirstOrder;
import org.espalier.stdlib.strategy.relaxed.Moment;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.Schedule;
import org.espalier.stdlib.strategy.relaxed.TraceRow;
import org.espalier.stdlib.strategy.relaxed.derivation.SkipLimit;
import org.junit.jupiter.api.Test;

final class ProgressiveDartsTest extends SystemConformance {
  private static final Sizes SIZES = SameTrace.SIZES;
  private static final SearchSpace FOUR = SameTrace.cells(SIZES.layers(4));
  private static final SearchSpace FIVE = SameTrace.cells(SIZES.layers(5));

  private static ProgressiveDarts system() {
    return new ProgressiveDarts(SPACE, FOUR, FIVE).stage(1, 0);
  }

  @Override
  RelaxedSearch composition() {
    return system().composition();
  }

  /** All operations of the first stage, once for each of the two steps. */
  @Override
  long operationCallsPerStep() {
    return 2 * 3 * 5 * 8;
  }

  @Test
  void oneStageWithoutDropoutIsDartsBitForBit() {
    RelaxedSearch darts =
        new Darts(SPACE)
            .order(1)
            .composition()
            .architectureStep(new FirstOrder(new Adam(0.5, 0.999, 1e-3, 5)))
            .schedule(
                Schedule.none()
                    .weightRate(Course.cosine(0.025, 0))
                    .architectureRate(Course.constant(6e-4)));
    SameTrace.assertThatBothLearnTheSame(
        SameTrace.search(SPACE, new ProgressiveDarts(SPACE).stage(3, 0).skips(8).composition()),
        SameTrace.search(SPACE, darts));
  }

  /** {@code CheckpointTest} goes on from behind each. */
  @Test
  void eachStageIsDeeperWithFewerOperations() {
    List<TraceRow> rows = search().run().trace();
    List<Integer> cells = List.of(3, 4, 5);
    List<Integer> kept = List.of(8, 5, 3);
    long before = 0;
    for (int stage = 0; stage < 3; stage++) {
      TraceRow row = rows.get(stage);
      assertThat(row.active().values()).hasSize(10).containsOnly(kept.get(stage));
      int dropped = 8 - kept.get(stage);
      assertThat(row.points())
          .allSatisfy(
              scores -> assertThat(scores.point()).filteredOn(p -> p == 0).hasSize(dropped));
      // Two steps of two passes.
      assertThat(row.operationCalls() - before)
          .isEqualTo(2L * 2 * cells.get(stage) * 5 * kept.get(stage));
      before = row.operationCalls();
    }
    assertThat(rows.get(2).events())
        .hasSize(10 + 2)
        .contains("fresh parameters", "rebuilt(" + FIVE.fingerprint() + ") of 30 options");
  }

  @Test
  void parametersAreFreshInEachStageAndRestWhileWeightsWarmUp() {
    List<TraceRow> rows = rows(system().stage(1, 1).composition(), s -> s.epochs(2));
    assertThat(rows).allSatisfy(row -> assertThat(row.architectureLoss()).isNaN());
    assertThat(rows.get(1).parameters()).isNotEqualTo(rows.get(0).parameters());
    assertThat(rows.get(1).points())
        .allSatisfy(
            scores ->
                assertThat(scores.point())
                    .filteredOn(point -> point != 0)
                    .hasSize(5)
                    .allSatisfy(point -> assertThat(point).isCloseTo(0.2, within(0.002))));
  }

  @Test
  void identitiesAreDroppedLessAndLess() {
    Course rate = new ProgressiveDarts(SPACE, FOUR, FIVE).rate();
    List<Double> rates =
        IntStream.of(0, 24, 25, 34, 35, 40, 49, 60)
            .mapToObj(epoch -> rate.at(new Moment(epoch, 75)))
            .map(value -> Math.round(1e4 * value) / 1e4)
            .toList();
    assertThat(rates).containsExactly(0.0, 0.0, 0.384, 0.24, 0.4, 0.1472, 0.0243, 0.7);
  }

  @Test
  void theNormalCellKeepsNoMoreSkipConnectionsThanAreAllowed() {
    FoundArchitecture found =
        DifferentiableSearch.of(SPACE, system().skips(0).composition())
            .on(new org.espalier.stdlib.train.Stripes(32))
            .batchSize(8)
            .run();
    Genotype genotype = Genotype.parse(found.derive().architecture().toString());
    assertThat(SkipLimit.count(genotype, "normal")).isZero();
  }

  @Test
  void theSettingsAreThoseOfThePaper() {
    ProgressiveDarts paper = Primitives.pDarts(Spaces.sizes("darts").channels(16));
    assertThat(paper.stages())
        .extracting(space -> space.supernet().parameters())
        .containsExactly(1_275_834L, 2_585_146L, 3_894_202L);
    assertThat(paper.composition().toString())
        .contains("lr_w = cosine(0.025, 0.0) in every 25 epochs always")
        .contains("lr_a = constant(6.0E-4) always, skip_dropout = falling[0.0, 0.4, 0.7] always")
        .contains("weights only in the first 10 of every 25 epochs, keepStrongest(5) at epoch 25")
        .contains("keepStrongest(3) at epoch 50, rebuilt(")
        .contains("skipLimit(\"normal\", 2, strongestEdges(2)), fixedEpochs()")
        .contains("75 epochs of batches of 96");
  }

  @Test
  void stagesHaveOneNumberEach() {
    assertThatThrownBy(() -> system().keep(8, 5))
        .hasMessageStartingWith("P-DARTS of 3 stage(s) with keep[8, 5]");
    assertThatThrownBy(() -> system().dropout(0.0, 0.4, 1.0))
        .hasMessageContaining("dropout[0.0, 0.4, 1.0]");
  }
}
