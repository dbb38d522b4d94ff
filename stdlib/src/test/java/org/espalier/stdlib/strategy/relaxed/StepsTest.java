package org.espalier.stdlib.strategy.relaxed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.strategy.ToyTable;
import org.junit.jupiter.api.Test;

/** How weights and parameters move, in numbers that were worked out by hand. */
final class StepsTest {
  private static final RelaxedChoice CHOICE = new RelaxedChoice("edge", List.of("a", "b"));

  /** {@code L = 3 w_1 + 4 w_2}: the gradient has norm 5 everywhere. */
  private static FormulaSupernet.Slopes slope(Minibatch batch, double[] w, double[][] h) {
    return new FormulaSupernet.Slopes(
        3 * w[0] + 4 * w[1], new double[] {3, 4}, new double[][] {{0.3, -0.4}});
  }

  private static SearchState state(Schedule schedule) {
    FormulaSupernet supernet = new FormulaSupernet(List.of(CHOICE), StepsTest::slope, 4, 4, 1, -2);
    RelaxedSearch search =
        RelaxedSearch.darts(OneChoice.greatest())
            .relaxation(FormulaSupernet.itself(1, 2))
            .schedule(schedule);
    SearchState state = new SearchState(search, supernet, new Seed(1));
    state.begin(0);
    return state;
  }

  private static SearchState state() {
    return state(
        Schedule.none().weightRate(Course.constant(0.1)).architectureRate(Course.constant(0.01)));
  }

  private static double[] twice(Descent descent) {
    SearchState state = state();
    Minibatch batch = new Minibatch(Part.TRAINING, List.of(0), 0);
    assertThat(descent.step(state, batch, By.WEIGHTS).gradientNorm()).isEqualTo(5);
    descent.step(state, batch, By.WEIGHTS);
    return state.supernet().weights().numbers();
  }

  @Test
  void weightsGoAgainstTheGradientAndTheirVelocity() {
    double endless = Double.POSITIVE_INFINITY;
    assertThat(twice(new Descent(0, false, 0, endless)))
        .containsExactly(new double[] {0.4, -2.8}, tight());
    assertThat(twice(new Descent(0.5, false, 0, endless)))
        .containsExactly(new double[] {0.25, -3}, within(1e-12));
    assertThat(twice(new Descent(0.9, false, 0.01, 2.5)))
        .containsExactly(new double[] {0.562251, -2.574002}, within(1e-12));
    assertThat(twice(new Descent(0.9, true, 0.01, 2.5)))
        .containsExactly(new double[] {0.30443511, -2.91206522}, within(1e-12));
  }

  private static Offset<Double> tight() {
    return within(1e-12);
  }

  @Test
  void aScheduleMaySetAnotherDecay() {
    SearchState state = state();
    state.number(Quantity.WEIGHT_DECAY, 1);
    Descent descent = new Descent(0, false, 0, Double.POSITIVE_INFINITY);
    descent.step(state, new Minibatch(Part.TRAINING, List.of(0), 0), By.WEIGHTS);
    assertThat(state.supernet().weights().numbers())
        .containsExactly(new double[] {0.6, -2.2}, tight());
  }

  @Test
  void parametersFollowAdam() {
    Adam adam = new Adam(0.5, 0.999, 0.1, Double.POSITIVE_INFINITY);
    SearchState state = state();
    adam.step(state, Map.of("edge", new double[] {0.3, 0}));
    assertThat(state.parameters().get("edge"))
        .containsExactly(new double[] {0.99, 1.99}, within(1e-8));
    adam.step(state, Map.of("edge", new double[] {-0.2, 0}));
    // mean 0.0495 / 0.75, square (0.999 0.00016 + 0.001 0.101^2) / 0.001999
    double moved = 0.01 * 0.066 / Math.sqrt(0.000170041 / 0.001999);
    assertThat(state.parameters().get("edge")[0]).isCloseTo(0.99 - moved, within(1e-8));
  }

  @Test
  void adamShortensLongGradients() {
    SearchState state = state();
    new Adam(0.5, 0.999, 0, 1).step(state, Map.of("edge", new double[] {3, 4}));
    assertThat(state.memory("adam.mean").get("edge"))
        .containsExactly(new double[] {0.3, 0.4}, tight());
  }

  @Test
  void whatStaysKeepsWhatIsRememberedOfIt() {
    SearchState state = state();
    Adam adam = new Adam(0.5, 0.999, 0, Double.POSITIVE_INFINITY);
    adam.step(state, Map.of("edge", new double[] {3, 4}));
    state.keep("edge", Set.of("b"));
    assertThat(state.parameters().get("edge")).hasSize(1);
    assertThat(state.memory("adam.mean").get("edge")).containsExactly(2);
    assertThat(state.memory("adam.steps").get("edge")).containsExactly(1);
  }

  /** Which passes an epoch of eight steps makes. */
  private static List<Part> passes(Schedule schedule) {
    List<Part> passes = new ArrayList<>();
    FormulaSupernet supernet =
        new FormulaSupernet(
            List.of(CHOICE),
            (batch, w, h) -> {
              passes.add(batch.part());
              return slope(batch, w, h);
            },
            8,
            8,
            1,
            -2);
    RelaxedSearch search =
        RelaxedSearch.darts(OneChoice.greatest()).schedule(schedule).epochs(1).batchSize(1);
    RelaxedLoop.run(search, ToyTable.SPACE, supernet, new Seed(1), SearchListener.NONE);
    return passes.subList(0, passes.size() - 1);
  }

  @Test
  void parametersMoveBeforeEveryNthStepOfTheWeights() {
    Schedule darts = RelaxedSearch.darts(OneChoice.greatest()).schedule();
    assertThat(passes(darts).subList(0, 4))
        .containsExactly(Part.VALIDATION, Part.TRAINING, Part.VALIDATION, Part.TRAINING);
    List<Part> some = passes(darts.every(4));
    assertThat(some).hasSize(10);
    assertThat(some.get(0)).isEqualTo(Part.VALIDATION);
    assertThat(some.get(5)).isEqualTo(Part.VALIDATION);
    assertThat(passes(darts.warmUp(1))).hasSize(8).containsOnly(Part.TRAINING);
  }

  @Test
  void everyEpochSeesEveryExampleOnceInAnOrderOfItsOwn() {
    List<List<Integer>> epochs = new ArrayList<>();
    for (int epoch = 0; epoch < 2; epoch++) {
      Batches batches = new Batches(Part.TRAINING, 12, 4, new Seed(1), epoch, false, 1);
      List<Integer> seen = new ArrayList<>();
      assertThat(batches.steps()).isEqualTo(3);
      for (int step = 0; step < 3; step++) {
        seen.addAll(batches.next().examples());
      }
      assertThat(seen).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
      assertThat(seen.subList(0, 4)).isNotEqualTo(List.of(0, 1, 2, 3));
      epochs.add(seen);
    }
    assertThat(epochs.get(0)).isNotEqualTo(epochs.get(1));
  }
}
