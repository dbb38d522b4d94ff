package org.espalier.stdlib.strategy.relaxed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.strategy.ToyTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The second order of DARTS, on formulas whose answers are known. */
final class UnrolledTest {
  private static final RelaxedChoice CHOICE = new RelaxedChoice("a", List.of("a", "unused"));

  /** Moves by one step size, but looks ahead by another. */
  private record Apart(WeightStep step, double xi) implements WeightStep {
    @Override
    public Pass step(SearchState state, Minibatch training, By by) {
      return step.step(state, training, by);
    }

    @Override
    public boolean foreseeable() {
      return true;
    }

    @Override
    public double lookAhead(SearchState state) {
      double rate = state.number(Quantity.WEIGHT_RATE);
      state.number(Quantity.WEIGHT_RATE, xi);
      double used = step.lookAhead(state);
      state.number(Quantity.WEIGHT_RATE, rate);
      return used;
    }
  }

  private static RelaxedSearch search(WeightStep weights, ArchitectureStep architecture) {
    return RelaxedSearch.darts(OneChoice.greatest())
        .relaxation(FormulaSupernet.itself(2, 0))
        .weightStep(weights)
        .architectureStep(architecture)
        .schedule(
            Schedule.none()
                .weightRate(Course.constant(0.02))
                .architectureRate(Course.constant(0.02)))
        .epochs(3)
        .batchSize(1);
  }

  private static final Descent PLAIN = new Descent(0, false, 0, Double.POSITIVE_INFINITY);

  @ParameterizedTest
  @CsvSource({"0, 2", "0.1, 1.6666666667", "0.25, 1.3333333333", "0.5, 1", "1, 0.6666666667"})
  void theToyOfTheDartsPaperSettlesWhereItsStepSizeSays(double xi, double settled) {
    FormulaSupernet supernet = new FormulaSupernet(List.of(CHOICE), BilevelToy::at, 1000, 1000, -2);
    RelaxedSearch search = search(new Apart(PLAIN, xi), new Unrolled(ParameterStep.steepest()));
    SearchResult result =
        RelaxedLoop.run(search, ToyTable.SPACE, supernet, new Seed(1), SearchListener.NONE);
    assertThat(supernet.weights().numbers()[0]).isCloseTo(settled, within(1e-9));
    assertThat(result.trace().get(2).points().get(0).point().get(0))
        .isCloseTo(settled, within(1e-9));
  }

  @Test
  void theFirstOrderSettlesAtTwo() {
    FormulaSupernet supernet = new FormulaSupernet(List.of(CHOICE), BilevelToy::at, 1000, 1000, -2);
    RelaxedSearch search = search(PLAIN, new FirstOrder(ParameterStep.steepest()));
    RelaxedLoop.run(search, ToyTable.SPACE, supernet, new Seed(1), SearchListener.NONE);
    assertThat(supernet.weights().numbers()[0]).isCloseTo(2, within(1e-9));
  }

  /** {@code L_tr = sum_i sin(w_i) h_1 + w_i^2 / 2}, {@code L_va = sum_i w_i^3 / 3}. */
  private static final FormulaSupernet.Formula CURVED =
      new FormulaSupernet.Formula() {
        @Override
        public double loss(Part part, List<Integer> examples, double[] w, double[] h) {
          double sum = 0;
          for (double x : w) {
            sum += part == Part.TRAINING ? Math.sin(x) * h[0] + x * x / 2 : x * x * x / 3;
          }
          return sum;
        }

        @Override
        public double[] byWeights(Part part, List<Integer> examples, double[] w, double[] h) {
          double[] by = new double[w.length];
          for (int i = 0; i < w.length; i++) {
            by[i] = part == Part.TRAINING ? Math.cos(w[i]) * h[0] + w[i] : w[i] * w[i];
          }
          return by;
        }

        @Override
        public double[] byMixture(Part part, List<Integer> examples, double[] w, double[] h) {
          double sum = 0;
          for (double x : w) {
            sum += part == Part.TRAINING ? Math.sin(x) : 0;
          }
          return new double[] {sum, 0};
        }
      };

  /** What the parameters' gradient is after one step of unit size. */
  private static double gradient(double radius, double xi, Descent descent, double velocity) {
    double[] start = {0.3, -0.7, 1.1};
    FormulaSupernet supernet = new FormulaSupernet(CHOICE, CURVED, 4, 4, start);
    RelaxedSearch search =
        search(descent, new Unrolled(ParameterStep.steepest(), radius))
            .schedule(
                Schedule.none()
                    .weightRate(Course.constant(xi))
                    .architectureRate(Course.constant(1)));
    SearchState state = new SearchState(search, supernet, new Seed(1));
    state.begin(0);
    state.velocity().numbers(velocity, velocity, velocity);
    Minibatch training = new Minibatch(Part.TRAINING, List.of(0), 0);
    Minibatch held = new Minibatch(Part.VALIDATION, List.of(0), 0);
    double before = state.parameters().get("a")[0];
    search
        .architectureStep()
        .step(state, new ArchitectureStep.Occasion(training, Optional.of(held), Optional.empty()));
    assertThat(supernet.weights().numbers()).isEqualTo(start);
    assertThat(supernet.statistics().numbers()).containsExactly(0);
    assertThat(state.velocity().numbers()).containsExactly(velocity, velocity, velocity);
    return before - state.parameters().get("a")[0];
  }

  /** {@code -xi sum_i cos(w_i) u_i}, with {@code u = w'^2}. */
  private static double exact(double xi, double momentum, double decay, double velocity) {
    double sum = 0;
    for (double w : new double[] {0.3, -0.7, 1.1}) {
      double ahead = w - xi * (momentum * velocity + Math.cos(w) * 2 + w + decay * w);
      sum += Math.cos(w) * ahead * ahead;
    }
    return -xi * sum;
  }

  @Test
  void theDifferenceIsTheProductWithTheHessianToSecondOrder() {
    double exact = exact(0.1, 0.9, 0.01, 0.5);
    Descent descent = new Descent(0.9, false, 0.01, 5);
    double error = gradient(0.01, 0.1, descent, 0.5) - exact;
    double half = gradient(0.005, 0.1, descent, 0.5) - exact;
    assertThat(Math.abs(error / exact)).isLessThan(1e-3);
    assertThat(error / half).isCloseTo(4, within(0.1));
  }

  /** DARTS' recurrent search: the clip's coefficient multiplies the gradient and xi. */
  @Test
  void aStepThatIsShortenedAheadReachesThatMuchLessFar() {
    double[] weights = {0.3, -0.7, 1.1};
    double norm = 0;
    for (double w : weights) {
      norm = Math.hypot(norm, Math.cos(w) * 2 + w);
    }
    double scale = 0.25 / norm;
    double sum = 0;
    for (double w : weights) {
      double ahead = w - 0.1 * (scale * (Math.cos(w) * 2 + w) + 0.01 * w);
      sum += Math.cos(w) * ahead * ahead;
    }
    Descent ahead = new Descent(0, false, 0.01, 0.25, /* clipsAhead= */ true);
    assertThat(gradient(0.001, 0.1, ahead, 0)).isCloseTo(-0.1 * scale * sum, within(1e-6));
    assertThat(gradient(0.001, 0.1, new Descent(0, false, 0.01, 0.25), 0))
        .isCloseTo(exact(0.1, 0, 0.01, 0), within(1e-6));
  }

  /** What the validation loss is behind a virtual step of which the clip shortens the gradient. */
  private static double shortened(double parameter) {
    double[] weights = {0.3, -0.7, 1.1};
    double norm = 0;
    for (double w : weights) {
      norm = Math.hypot(norm, Math.cos(w) * parameter + w);
    }
    double loss = 0;
    for (double w : weights) {
      double ahead = w - 0.1 * 0.25 / norm * (Math.cos(w) * parameter + w);
      loss += ahead * ahead * ahead / 3;
    }
    return loss;
  }

  /**
   * Differences of the loss are not this gradient: {@code clip / |g|} has a slope by the parameters
   * too, along {@code g}, which DARTS' formula leaves out. Here, as where all steps are shortened,
   * what is left out is the greater part.
   */
  @Test
  void theSlopeOfTheClipItselfIsLeftOut() {
    double difference = (shortened(2 + 1e-5) - shortened(2 - 1e-5)) / 2e-5;
    double norm = 0;
    double along = 0;
    for (double w : new double[] {0.3, -0.7, 1.1}) {
      double g = Math.cos(w) * 2 + w;
      norm = Math.hypot(norm, g);
      along += g * Math.cos(w);
    }
    double left = 0;
    for (double w : new double[] {0.3, -0.7, 1.1}) {
      double g = Math.cos(w) * 2 + w;
      double ahead = w - 0.1 * 0.25 / norm * g;
      left += 0.1 * 0.25 / Math.pow(norm, 3) * along * g * ahead * ahead;
    }
    Descent clips = new Descent(0, false, 0, 0.25, /* clipsAhead= */ true);
    double darts = gradient(0.001, 0.1, clips, 0);
    assertThat(darts + left).isCloseTo(difference, within(1e-7));
    assertThat(Math.abs(left)).isGreaterThan(Math.abs(difference));
  }

  @Test
  void weightStepsThatCannotBeForeseenAreRefused() {
    WeightStep odd =
        new WeightStep() {
          @Override
          public Pass step(SearchState state, Minibatch training, By by) {
            return PLAIN.step(state, training, by);
          }

          @Override
          public String toString() {
            return "odd()";
          }
        };
    assertThatThrownBy(() -> search(odd, new Unrolled(Adam.darts())).check())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("odd() cannot be foreseen; take descent(...)");
  }

  @Test
  void theOutcomeSaysWhatTheDifferenceWasTakenWith() {
    FormulaSupernet supernet = new FormulaSupernet(CHOICE, CURVED, 4, 4, 0.3, -0.7, 1.1);
    SearchResult result =
        RelaxedLoop.run(
            search(PLAIN, new Unrolled(Adam.darts())),
            ToyTable.SPACE,
            supernet,
            new Seed(1),
            SearchListener.NONE);
    Map<String, Double> figures = result.trace().get(0).figures();
    assertThat(figures).containsKeys("unrolled.u", "unrolled.eps", "unrolled.cosine");
  }
}
