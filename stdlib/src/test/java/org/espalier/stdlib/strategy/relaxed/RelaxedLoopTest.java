package org.espalier.stdlib.strategy.relaxed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.exchange.TraceJson;
import org.espalier.stdlib.strategy.ToyTable;
import org.espalier.stdlib.strategy.relaxed.stopping.Stop;
import org.junit.jupiter.api.Test;

final class RelaxedLoopTest {
  private static final RelaxedChoice CHOICE = new RelaxedChoice("edge", List.of("a", "b", "c"));

  /** {@code L = (w - h_1)^2 - h_1}, or nothing sensible once {@code h_1} is too large. */
  private record Parabola(double broken) implements FormulaSupernet.Formula {
    @Override
    public double loss(Part part, List<Integer> examples, double[] w, double[] h) {
      return h[0] > broken ? Double.NaN : (w[0] - h[0]) * (w[0] - h[0]) - h[0];
    }

    @Override
    public double[] byWeights(Part part, List<Integer> examples, double[] w, double[] h) {
      return new double[] {2 * (w[0] - h[0])};
    }

    @Override
    public double[] byMixture(Part part, List<Integer> examples, double[] w, double[] h) {
      return new double[] {2 * (h[0] - w[0]) - 1, 0, 0};
    }
  }

  private static RelaxedSearch search() {
    RelaxedSearch darts = RelaxedSearch.darts(OneChoice.greatest()).epochs(6).batchSize(1);
    return darts.schedule(darts.schedule().architectureRate(Course.constant(0.02)));
  }

  private static SearchResult run(RelaxedSearch search, double broken) {
    FormulaSupernet supernet = new FormulaSupernet(CHOICE, new Parabola(broken), 10, 10, 0);
    return RelaxedLoop.run(search, ToyTable.SPACE, supernet, new Seed(1), SearchListener.NONE);
  }

  @Test
  void noParameterMovesWhileItWarmsUp() {
    List<TraceRow> rows =
        run(search().schedule(search().schedule().warmUp(3)), Double.MAX_VALUE).trace();
    assertThat(rows.get(2).parameters()).isEqualTo(rows.get(0).parameters());
    assertThat(rows.get(2).architectureLoss()).isNaN();
    assertThat(rows.get(3).parameters()).isNotEqualTo(rows.get(2).parameters());
    assertThat(rows.get(5).points().get(0).point().get(0)).isGreaterThan(0.4);
  }

  @Test
  void aLossThatIsNoNumberEndsItWithTheStepAndKeepsTheLastCheckpoint() {
    assertThatThrownBy(() -> run(search(), 0.45))
        .isInstanceOfSatisfying(
            SearchException.class, failure -> assertThat(failure.checkpoint()).isPresent())
        .hasMessageContaining("loss is NaN at step")
        .hasMessageContaining("try a smaller lr_w")
        .hasMessageContaining("The checkpoint after epoch");
  }

  /** A weight that grows by 1 each epoch; judged, it is no number from 3 on. */
  private record Growing() implements FormulaSupernet.Formula {
    @Override
    public double loss(Part part, List<Integer> examples, double[] w, double[] h) {
      return examples.size() == 1 && w[0] > 2.5 ? Double.NaN : -w[0];
    }

    @Override
    public double[] byWeights(Part part, List<Integer> examples, double[] w, double[] h) {
      return new double[] {-1};
    }

    @Override
    public double[] byMixture(Part part, List<Integer> examples, double[] w, double[] h) {
      return new double[3];
    }
  }

  @Test
  void weightsThatRanAwayInAnEpochsLastStepReplaceNoGoodCheckpoint() {
    List<Integer> kept = new ArrayList<>();
    SearchListener listener =
        new SearchListener() {
          @Override
          public void checkpoint(Checkpoint checkpoint) {
            kept.add(checkpoint.epochs());
          }
        };
    RelaxedSearch steps =
        search()
            .batchSize(10)
            .weightStep(new Descent(0, /* nesterov= */ false, 0, Double.POSITIVE_INFINITY));
    FormulaSupernet supernet = new FormulaSupernet(CHOICE, new Growing(), 10, 10, 0);
    SearchResult result =
        RelaxedLoop.run(
            steps.schedule(steps.schedule().weightRate(Course.constant(1))),
            ToyTable.SPACE,
            supernet,
            new Seed(1),
            listener);
    assertThat(result.trace()).hasSize(6);
    assertThat(kept).containsExactly(1, 2);
    assertThat(result.checkpoint().orElseThrow().epochs()).isEqualTo(2);
  }

  /** A weight that the last step of the third epoch spoils, and that no loss reads. */
  private record Unread() implements FormulaSupernet.Formula {
    @Override
    public double loss(Part part, List<Integer> examples, double[] w, double[] h) {
      return 1;
    }

    @Override
    public double[] byWeights(Part part, List<Integer> examples, double[] w, double[] h) {
      return new double[] {w[0] > 1.5 ? Double.NaN : -1};
    }

    @Override
    public double[] byMixture(Part part, List<Integer> examples, double[] w, double[] h) {
      return new double[3];
    }
  }

  @Test
  void aWeightThatNoLossReadsIsFoundInItsEpoch() {
    RelaxedSearch steps =
        search()
            .batchSize(10)
            .weightStep(new Descent(0, /* nesterov= */ false, 0, Double.POSITIVE_INFINITY));
    RelaxedSearch one = steps.schedule(steps.schedule().weightRate(Course.constant(1)));
    FormulaSupernet supernet = new FormulaSupernet(CHOICE, new Unread(), 10, 10, 0);
    assertThatThrownBy(
            () -> RelaxedLoop.run(one, ToyTable.SPACE, supernet, new Seed(1), SearchListener.NONE))
        .isInstanceOfSatisfying(
            SearchException.class,
            failure -> assertThat(failure.checkpoint().orElseThrow().epochs()).isEqualTo(2))
        .hasMessageContaining("'w' holds what is no number at the end of epoch 3")
        .hasMessageContaining("The checkpoint after epoch 2 is kept");
  }

  @Test
  void anArchitectureParameterThatIsNoNumberIsFoundInItsEpoch() {
    RelaxedSearch spoilt =
        search()
            .relaxation(FormulaSupernet.itself(0.3, 0.3, Double.NaN))
            .schedule(search().schedule().warmUp(6));
    assertThatThrownBy(() -> run(spoilt, Double.MAX_VALUE))
        .hasMessageContaining(
            "an architecture parameter of 'edge' is no number at the end of epoch 1")
        .hasMessageContaining("No epoch was finished");
  }

  @Test
  void aStoppingRuleEndsItAndNamesTheSnapshot() {
    StoppingRule third =
        rows -> rows.size() < 3 ? Optional.empty() : Optional.of(new Stop(2, 1, "third row"));
    SearchResult result = run(search().stopping(third), Double.MAX_VALUE);
    assertThat(result.trace()).hasSize(3);
    assertThat(result.snapshot()).isEqualTo(1);
    assertThat(result.reason()).isEqualTo("third row");
  }

  @Test
  void aSupernetThatCannotBeRebuiltSaysWhatWasAskedOfIt() {
    Schedule schedule = search().schedule().with(Trigger.at(1), Rebuild.fresh(ToyTable.SPACE));
    assertThatThrownBy(() -> run(search().schedule(schedule), Double.MAX_VALUE))
        .hasMessageStartingWith("This supernet cannot be rebuilt as Plan[")
        .hasMessageContaining("leave events that rebuild it out of the schedule");
  }

  @Test
  void stagesBeginAnewAndSoDoTheirWarmUps() {
    Course course = Course.everyStage(4, Course.linear(1, 0));
    assertThat(course.at(new Moment(3, 8))).isZero();
    assertThat(course.at(new Moment(4, 8))).isEqualTo(1);
    assertThat(course).hasToString("linear(1.0, 0.0) in every 4 epochs");
    assertThat(Trigger.first(1, 4).fires(new Moment(4, 8))).isTrue();
    assertThat(Trigger.first(1, 4).fires(new Moment(5, 8))).isFalse();
  }

  @Test
  void singlePathsNeedASamplerThatDrawsThem() {
    assertThatThrownBy(() -> search().singlePath().check())
        .hasMessageContaining("mixture() keeps every option active");
  }

  @Test
  void aRowIsOneLineOfJson() {
    String lines = TraceJson.write(run(search().epochs(2), Double.MAX_VALUE).trace());
    assertThat(lines.lines()).hasSize(2);
    assertThat(lines).startsWith("{\"epoch\":0,").contains("\"lr_w\":0.025", "\"acc_va\":null");
  }
}
