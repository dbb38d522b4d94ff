package org.espalier.stdlib.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.espalier.dsl.Language.ops;
import static org.espalier.dsl.Operations.MAX_POOL_3X3;
import static org.espalier.dsl.Operations.SEP_CONV_3X3;
import static org.espalier.dsl.Operations.SKIP_CONNECT;
import static org.espalier.stdlib.strategy.relaxed.Course.constant;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.Language;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.strategy.relaxed.Checkpoint;
import org.espalier.stdlib.strategy.relaxed.Course;
import org.espalier.stdlib.strategy.relaxed.Event;
import org.espalier.stdlib.strategy.relaxed.Quantity;
import org.espalier.stdlib.strategy.relaxed.RelaxedLoop;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.Schedule;
import org.espalier.stdlib.strategy.relaxed.SearchListener;
import org.espalier.stdlib.strategy.relaxed.TraceRow;
import org.espalier.stdlib.strategy.relaxed.Trigger;
import org.espalier.stdlib.strategy.relaxed.stopping.AdaptiveDecay;
import org.espalier.stdlib.strategy.relaxed.stopping.EigenvalueRatio;
import org.espalier.stdlib.strategy.relaxed.stopping.HessianEigenvalue;
import org.espalier.stdlib.strategy.relaxed.stopping.LargestEigenvalue;
import org.espalier.stdlib.supernet.CompiledSupernet;
import org.espalier.stdlib.train.Augmentation;
import org.junit.jupiter.api.Test;

final class RobustDartsTest extends SystemConformance {
  private static final int OPERATIONS = 3 * 5 * 8;

  /** With two products at the end of epochs instead of up to twenty, for the tests' time. */
  private static RelaxedSearch composition(RobustDarts system) {
    RelaxedSearch search = system.composition();
    HessianEigenvalue few = new HessianEigenvalue(new LargestEigenvalue(2, 0), 0.01);
    Schedule schedule = Schedule.none();
    for (Schedule.Entry entry : search.schedule().entries()) {
      boolean measures = entry.event().equals(new HessianEigenvalue());
      schedule =
          entry.after()
              ? schedule.after(entry.trigger(), measures ? few : entry.event())
              : schedule.with(entry.trigger(), entry.event());
    }
    return search.schedule(schedule);
  }

  @Override
  RelaxedSearch composition() {
    return composition(new RobustDarts(SPACE));
  }

  /** As DARTS of the second order. */
  @Override
  long operationCallsPerStep() {
    return 5L * OPERATIONS;
  }

  /** Two passes for each product. */
  @Override
  void requireCalls(long calls, long ofSteps) {
    assertThat(calls).isEqualTo(ofSteps + 2 * 2 * OPERATIONS);
  }

  @Test
  void withAnInfiniteFactorItIsDartsBitForBit() {
    List<TraceRow> robust =
        rows(composition(new RobustDarts(SPACE).factor(Double.POSITIVE_INFINITY)), s -> s);
    assertThat(robust).allSatisfy(row -> assertThat(number(row)).isFinite().isNotZero());
    assertThat(robust)
        .usingRecursiveComparison()
        .ignoringFields("numbers", "operationCalls")
        .isEqualTo(rows(new Darts(SPACE).composition(), s -> s));
  }

  private static double number(TraceRow row) {
    return row.numbers().getOrDefault(HessianEigenvalue.NAME, Double.NaN);
  }

  /** The whole Hessian, column by column, and the loss itself along its first eigenvector. */
  @Test
  void theEigenvalueIsThatOfTheWholeHessianAndOfTheLossInDoublePrecision() {
    SearchSpace small = DartsTest.small(ops(SKIP_CONNECT, SEP_CONV_3X3, MAX_POOL_3X3));
    Curvature curvature = new Curvature();
    HessianEigenvalue products = new HessianEigenvalue(new LargestEigenvalue(30, 1e-12), 1e-6);
    RelaxedSearch darts = new Darts(small, 1).composition();
    Schedule schedule =
        darts.schedule().after(Trigger.always(), products).after(Trigger.always(), curvature);
    try (CompiledSupernet supernet = exact(small)) {
      TraceRow row =
          RelaxedLoop.run(
                  darts.schedule(schedule).epochs(1).batchSize(2),
                  small,
                  supernet,
                  new Seed(1),
                  SearchListener.NONE)
              .trace()
              .get(0);
      assertThat(curvature.hessian()).hasDimensions(30, 30);
      assertThat(curvature.asymmetry()).isLessThan(1e-8);
      double whole = curvature.largest();
      assertThat(whole).isGreaterThan(0);
      assertThat(number(row)).isCloseTo(whole, within(1e-5 * whole));
      assertThat(curvature.alongTheFirst()).isCloseTo(whole, within(1e-5 * whole));
    }
  }

  @Test
  void aRiseEndsItAndAnEarlierEpochCounts() {
    RelaxedSearch sensitive =
        composition().stopping(new EigenvalueRatio(1, 1, Double.MIN_VALUE, 1)).batchSize(8);
    FoundArchitecture found = search().composition(before -> sensitive).run();
    assertThat(found.trace()).hasSize(2);
    assertThat(found.result().snapshot()).isZero();
    assertThat(found.result().reason()).contains("the largest eigenvalue rose from");
  }

  @Test
  void adaptiveDecayTriplesUpToTheMost() {
    assertThat(new RobustDarts(SPACE).adaptive(true).composition().toString())
        .contains("adaptiveDecay(eigenvalueRatio(5, 4, 1.3, 10), 3.0");
    RelaxedSearch darts = new Darts(SPACE).order(1).composition();
    EigenvalueRatio always = new EigenvalueRatio(1, 1, Double.MIN_VALUE, 1);
    List<TraceRow> rows =
        rows(
            darts.schedule(
                darts
                    .schedule()
                    .with(Trigger.at(0), Event.set(Quantity.WEIGHT_DECAY, Course.constant(3e-4)))
                    .after(Trigger.always(), (s, m) -> s.number(HessianEigenvalue.NAME, 1))
                    .after(Trigger.always(), new AdaptiveDecay(always))),
            search -> search.epochs(10));
    assertThat(rows)
        .extracting(row -> Math.round(1e4 * row.numbers().getOrDefault("decay_w", 0.0)))
        .containsExactly(3L, 9L, 9L, 27L, 27L, 81L, 81L, 243L, 243L, 243L);
    assertThat(rows.get(1).events()).hasSize(1);
    assertThat(rows.get(9).events()).isEmpty();
  }

  @Test
  void edgesAreDroppedMoreAndMoreAndAsIfNothingHappenedWhereNoneIs() {
    RelaxedSearch plain = new Darts(SPACE).order(1).composition();
    RelaxedSearch never = plain.schedule(plain.schedule().number("drop_path", constant(0)));
    SameTrace.assertThatBothLearnTheSame(
        SameTrace.search(SPACE, never).epochs(1), SameTrace.search(SPACE, plain).epochs(1));
    assertThat(new RobustDarts(SPACE).dropPath(0).composition().toString())
        .isEqualTo(new RobustDarts(SPACE).composition().toString());
    List<TraceRow> dropping =
        rows(
            plain.schedule(plain.schedule().number("drop_path", Course.linear(0, 0.6))),
            s -> s.epochs(2));
    List<TraceRow> parent = rows(plain, s -> s.epochs(2));
    assertThat(dropping)
        .extracting(row -> row.numbers().get("drop_path"))
        .containsExactly(0.0, 0.6);
    assertThat(dropping.get(0).trainLoss()).isEqualTo(parent.get(0).trainLoss());
    assertThat(dropping.get(1).trainLoss()).isNotEqualTo(parent.get(1).trainLoss());
    assertThat(new RobustDarts(SPACE).dropPath(0.6).composition().toString())
        .contains("drop_path = linear(0.0, 0.6) always", "cutout = linear(0.0, 1.0) always");
    assertThatThrownBy(() -> new RobustDarts(SPACE).dropPath(1))
        .hasMessage("dropPath(1.0): R-DARTS drops at a rate in [0, 1), such as 0.3.");
  }

  /** Never in the first epoch, and always in the last. */
  @Test
  void imagesLoseTheirSquaresMoreAndMore() {
    RelaxedSearch plain = new Darts(SPACE).order(1).composition();
    RelaxedSearch cutting = plain.schedule(plain.schedule().number("cutout", Course.linear(0, 1)));
    List<TraceRow> without = rows(plain, s -> s.epochs(2));
    List<TraceRow> always =
        rows(plain, s -> s.epochs(1).augmentation(new Augmentation(0, false, 4)));
    List<TraceRow> rising =
        rows(cutting, s -> s.epochs(2).augmentation(new Augmentation(0, false, 4)));
    assertThat(rising.get(0).trainLoss()).isEqualTo(without.get(0).trainLoss());
    assertThat(rising.get(1).trainLoss()).isNotEqualTo(without.get(1).trainLoss());
    assertThat(always.get(0).trainLoss()).isNotEqualTo(without.get(0).trainLoss());
  }

  /** Noise among the operations and dropped edges, both drawn within the network. */
  @Test
  void whatIsRandomWithinTheNetworkIsFoundAgain() {
    SearchSpace noisy =
        Spaces.dartsS4(
            Spaces.sizes("darts-s4")
                .channels(4)
                .layers(3)
                .classes(2)
                .image(Language.image(1, 8, 8)));
    RelaxedSearch plain = new Darts(noisy).order(1).composition();
    DifferentiableSearch search =
        SameTrace.search(noisy, plain.schedule(plain.schedule().number("drop_path", constant(0.3))))
            .engine(engine())
            .epochs(2);
    List<Checkpoint> checkpoints = new ArrayList<>();
    SearchListener listener =
        new SearchListener() {
          @Override
          public void checkpoint(Checkpoint checkpoint) {
            checkpoints.add(checkpoint);
          }
        };
    List<TraceRow> whole = timeless(search.listener(listener).run().trace());
    assertThat(timeless(search.from(checkpoints.get(0)).run().trace()))
        .usingRecursiveComparison()
        .ignoringFields("operationCalls")
        .isEqualTo(whole);
  }

  @Test
  void theDecayIsThatOfTheWeights() {
    assertThat(new RobustDarts(SPACE).decay(81e-4).composition().weightStep().toString())
        .isEqualTo("descent(momentum 0.9, decay 0.0081, clip 5.0)");
  }
}
