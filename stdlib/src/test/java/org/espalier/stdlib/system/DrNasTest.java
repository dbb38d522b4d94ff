package org.espalier.stdlib.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.espalier.dsl.Language;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.TraceRow;
import org.espalier.stdlib.strategy.relaxed.relaxation.Softmax;
import org.espalier.stdlib.strategy.relaxed.sampler.Mixture;
import org.junit.jupiter.api.Test;

final class DrNasTest extends SystemConformance {
  @Override
  RelaxedSearch composition() {
    return new DrNas(SPACE).stage(2, 0).composition();
  }

  /** All operations, once for each of the two steps. */
  @Override
  long operationCallsPerStep() {
    return 2 * 3 * 5 * 8;
  }

  /** Behind a stage an edge draws for what it kept. */
  @Override
  RelaxedSearch drawnOfAll() {
    return new DrNas(SPACE).stage(1000, 0).composition();
  }

  @Test
  void whichOperationsStayDoesNotHangOnTheirOrder() {
    requireSameInAnyOrder(composition().relaxation(new Softmax(1e-3)).sampler(new Mixture()));
  }

  @Test
  void withASoftmaxThatIsNotDrawnFromItIsDartsBitForBit() {
    RelaxedSearch darts = new Darts(SPACE).order(1).composition();
    RelaxedSearch mixed =
        new DrNas(SPACE)
            .stage(1000, 0)
            .composition()
            .relaxation(new Softmax(1e-3))
            .sampler(new Mixture())
            .schedule(darts.schedule());
    assertThat(rows(mixed, s -> s)).isEqualTo(rows(darts, s -> s));
  }

  @Test
  void keepingEveryOperationIsOneStageBitForBit() {
    assertThat(rows(new DrNas(SPACE).stage(2, 0).keep(8).composition(), s -> s))
        .isEqualTo(rows(new DrNas(SPACE).stage(1000, 0).composition(), s -> s));
  }

  @Test
  void whatIsDroppedIsGoneAndTheRestSumsToOneInTheMean() {
    List<TraceRow> rows = rows(composition(), s -> s);
    assertThat(rows.get(2).events()).hasSize(10);
    assertThat(rows.get(2).points())
        .allSatisfy(
            scores -> {
              assertThat(scores.point()).filteredOn(point -> point == 0).hasSize(4);
              assertThat(scores.point()).filteredOn(point -> point > 0.9).hasSize(4);
            });
    assertThat(rows.get(2).active().values()).containsOnly(4);
    assertThat(rows.get(2).operationCalls() - rows.get(1).operationCalls())
        .isEqualTo(2 * operationCallsPerStep() / 2);
  }

  @Test
  void goingOverToTheSameSpaceChangesNoBit() {
    DrNas system = new DrNas(SPACE).stage(2, 0);
    SameTrace.assertThatBothLearnTheSame(
        SameTrace.search(SPACE, system.wider(SPACE).composition()),
        SameTrace.search(SPACE, system.composition()));
  }

  /** {@code CheckpointTest} goes on from behind it. */
  @Test
  void theSecondStageSeesMoreChannels() {
    SearchSpace quarter = SameTrace.cells(SameTrace.SIZES.channels(8), Language.partialChannels(4));
    SearchSpace half = SameTrace.cells(SameTrace.SIZES.channels(8), Language.partialChannels(2));
    RelaxedSearch wider = new DrNas(quarter).stage(1, 0).wider(half).composition();
    List<TraceRow> rows = timeless(SameTrace.search(quarter, wider).epochs(2).run().trace());
    assertThat(rows.get(1).events())
        .hasSize(11)
        .contains("widened(" + half.fingerprint() + ") of 40 options");
    assertThat(rows.get(1).active().values()).containsOnly(4);
    assertThat(rows.get(1).trainLoss()).isLessThan(2);
    // Parameters of the second stage are those of the first, moved on.
    assertThat(rows.get(1).points().get(0).point().stream().filter(p -> p != 0))
        .allSatisfy(
            point ->
                assertThat(rows.get(0).points().get(0).point())
                    .anySatisfy(old -> assertThat(point).isCloseTo(old, within(0.005))));
  }

  @Test
  void eachStageBeginsWithWeightsAlone() {
    List<TraceRow> rows =
        rows(new DrNas(SPACE).stage(2, 1).composition(), search -> search.epochs(4));
    assertThat(rows)
        .extracting(row -> Double.isNaN(row.architectureLoss()))
        .containsExactly(true, false, true, false);
  }

  @Test
  void theDivergenceIsATermOfTheTrace() {
    List<TraceRow> rows =
        rows(new DrNas(SPACE).divergence(true).stage(2, 0).composition(), s -> s.epochs(1));
    // Near the uniform distribution, where it is 0.
    assertThat(rows.get(0).terms().get("divergence from the uniform distribution"))
        .isBetween(0.0, 1e-4);
  }

  @Test
  void theSettingsAreThoseOfThePaper() {
    assertThat(new DrNas(SPACE).composition().toString())
        .contains("dirichletConcentration(0.001), dirichletSample()")
        .contains("firstOrder(adam(0.5, 0.999, decay 0.001))")
        .contains("lr_w = cosine(0.1, 0.0) always, lr_a = constant(6.0E-4) always")
        .contains("weights only in the first 10 of every 25 epochs, keepStrongest(4) at epoch 25")
        .contains("50 epochs of batches of 64");
  }

  @Test
  void aStageHasEpochs() {
    assertThatThrownBy(() -> new DrNas(SPACE).stage(0, 0))
        .hasMessageContaining("a stage has at least 1 epoch");
  }
}
