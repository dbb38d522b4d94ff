package org.espalier.stdlib.strategy.relaxed.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.espalier.stdlib.strategy.relaxed.relaxation.DirichletConcentration;
import org.espalier.stdlib.strategy.relaxed.relaxation.Softmax;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SamplersTest {
  private static double[] winner(double[] weights) {
    int most = 0;
    for (int k = 1; k < weights.length; k++) {
      most = weights[k] > weights[most] ? k : most;
    }
    return Sample.oneHot(weights.length, most);
  }

  @Nested
  class GumbelSoftmaxKeepsToTheContract extends SamplerConformance {
    GumbelSoftmaxKeepsToTheContract() {
      super(new GumbelSoftmax(), GradientKind.PATHWISE, 4);
    }

    @Override
    double[] statistic(double[] weights) {
      return winner(weights);
    }
  }

  @Nested
  class StraightThroughKeepsToTheContract extends SamplerConformance {
    StraightThroughKeepsToTheContract() {
      super(new StraightThrough(), GradientKind.STRAIGHT_THROUGH, 4);
    }

    @Override
    double[] smooth(double[] point, long seed) {
      return new GumbelSoftmax().draw(point, 0.7, new SplittableRandom(seed)).weights();
    }
  }

  @Nested
  class CategoricalKeepsToTheContract extends SamplerConformance {
    CategoricalKeepsToTheContract() {
      super(new Categorical(), GradientKind.SCORE, 1);
    }
  }

  @Nested
  class BinaryGatesKeepToTheContract extends SamplerConformance {
    BinaryGatesKeepToTheContract() {
      super(new BinaryGates(), GradientKind.STRAIGHT_THROUGH, 3);
    }

    /** A pair is drawn without putting back, and then one of the two. */
    @Override
    double[] mean() {
      double[] mean = new double[POINT.length];
      for (int i = 0; i < mean.length; i++) {
        for (int j = 0; j < mean.length; j++) {
          if (i != j) {
            double pair = POINT[i] * POINT[j] / (1 - POINT[i]);
            mean[i] += pair * POINT[i] / (POINT[i] + POINT[j]);
            mean[j] += pair * POINT[j] / (POINT[i] + POINT[j]);
          }
        }
      }
      return mean;
    }

    /** The pair of the undisturbed draw, at other probabilities. */
    @Override
    double[] smooth(double[] point, long seed) {
      boolean[] pair = draw(POINT, seed).active();
      double sum = 0;
      for (int k = 0; k < point.length; k++) {
        sum += pair[k] ? point[k] : 0;
      }
      double[] shares = new double[point.length];
      for (int k = 0; k < point.length; k++) {
        shares[k] = pair[k] ? point[k] / sum : 0;
      }
      return shares;
    }
  }

  @Nested
  class DirichletSampleKeepsToTheContract extends SamplerConformance {
    DirichletSampleKeepsToTheContract() {
      super(new DirichletSample(), GradientKind.PATHWISE, 4);
    }
  }

  @Test
  void theLargestConcreteWeightIsDrawnByProbabilityAtAnyTemperature() {
    double[] point = {.5, .3, .15, .05};
    for (double temperature : new double[] {0.1, 1, 10}) {
      RandomGenerator random = new SplittableRandom(7);
      double[] share = new double[4];
      for (int i = 0; i < 200_000; i++) {
        double[] one = winner(new GumbelSoftmax().draw(point, temperature, random).weights());
        Arrays.setAll(share, k -> share[k] + one[k] / 200_000);
      }
      assertThat(share).containsExactly(point, within(0.004));
    }
  }

  private static double[] mean(Sampler sampler, double[] point, double temperature) {
    RandomGenerator random = new SplittableRandom(8);
    double[] mean = new double[point.length];
    for (int i = 0; i < 100_000; i++) {
      double[] weights = sampler.draw(point, temperature, random).weights();
      Arrays.setAll(mean, k -> mean[k] + weights[k] / 100_000);
    }
    return mean;
  }

  @Test
  void concreteWeightsGoFromEqualOnesToOneOption() {
    double[] point = {.5, .3, .15, .05};
    assertThat(mean(new GumbelSoftmax(), point, 10))
        .containsExactly(new double[] {.275, .262, .244, .219}, within(0.003));
    assertThat(mean(new GumbelSoftmax(), point, 0.1)).containsExactly(point, within(0.01));
    Draw cold = new GumbelSoftmax().draw(point, 1e-6, new SplittableRandom(1));
    assertThat(cold.weights()).containsExactly(winner(cold.weights()), within(1e-9));
    assertThat(new GumbelSoftmax().draw(point, 1e9, new SplittableRandom(1)).weights())
        .containsOnly(new double[] {0.25}, within(1e-6));
  }

  /** Of two options, from a first weight on; the weight is a sigmoid of what is summed over. */
  private static double mass(double[] point, double temperature, double from) {
    double step = 1e-3;
    double reach = 40 / Math.min(1, temperature);
    double mass = 0;
    for (double t = Math.log(from / (1 - from)) + step / 2; t < reach; t += step) {
      double weight = 1 / (1 + Math.exp(-t));
      double other = 1 / (1 + Math.exp(t));
      double[] weights = {weight, other};
      mass +=
          step * weight * other * Math.exp(GumbelSoftmax.logDensity(point, temperature, weights));
    }
    return mass;
  }

  @Test
  void theDensityOfConcreteWeightsHasAMassOfOne() {
    double[] point = {.3, .7};
    for (double temperature : new double[] {0.1, 0.5, 1, 3}) {
      double nothing = 1 / (1 + Math.exp(40 / Math.min(1, temperature) / 2));
      assertThat(mass(point, temperature, nothing)).isCloseTo(1, within(1e-4));
      // The first is the larger one as often as it is drawn.
      assertThat(mass(point, temperature, 0.5)).isCloseTo(.3, within(1e-4));
    }
    // Of eight options 7! where all is alike at tau = 1.
    double[] eighths = new double[8];
    Arrays.fill(eighths, 1.0 / 8);
    double[] other = {.3, .1, .1, .1, .1, .1, .1, .1};
    assertThat(GumbelSoftmax.logDensity(eighths, 1, eighths))
        .isCloseTo(Math.log(5040), within(1e-12));
    assertThat(GumbelSoftmax.logDensity(eighths, 1, other))
        .isCloseTo(
            Math.log(5040)
                - 2 * Arrays.stream(other).map(Math::log).sum()
                - 8 * Math.log(1 / .3 + 7 / .1),
            within(1e-12));
  }

  @Test
  void noiseIsFiniteWhateverTheStreamGives() {
    for (long bits : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
      RandomGenerator extreme = () -> bits;
      double number = Uniform.open(extreme);
      assertThat(number).isGreaterThan(0).isLessThan(1);
      Draw draw = new StraightThrough().draw(new double[] {.5, .5}, 0.1, extreme);
      assertThat(draw.weights()).containsExactly(1, 0);
      assertThat(draw.pullback(new double[] {1, 1})).doesNotContain(Double.NaN);
      assertThat(new DirichletSample().draw(new double[] {1, 1}, 1, extreme).weights())
          .containsExactly(.5, .5);
    }
  }

  @Test
  void whatHasNoProbabilityIsNeverDrawn() {
    double[] point = {.4, 0, .6};
    for (long seed = 0; seed < 200; seed++) {
      Draw concrete = new GumbelSoftmax().draw(point, 1, new SplittableRandom(seed));
      assertThat(concrete.weights()[1]).isZero();
      assertThat(concrete.active()).containsExactly(true, false, true);
      assertThat(concrete.pullback(new double[] {1, 5, 2})[1]).isZero();
      Draw gates = new BinaryGates().draw(point, 1, new SplittableRandom(seed));
      assertThat(gates.active()).containsExactly(true, false, true);
    }
  }

  @Test
  void temperaturesAreMoreThanZero() {
    assertThatThrownBy(() -> new GumbelSoftmax().draw(new double[] {1}, 0, new SplittableRandom(1)))
        .hasMessage("A temperature must be more than 0, but is 0.0.");
  }

  @Test
  void gateGradientsOfLogitsAddUpToNothingAndMoveThePairOnly() {
    Softmax softmax = new Softmax(0);
    double[] logits = {.3, -.2, 1.1, .4};
    Draw draw = new BinaryGates().draw(softmax.point(logits), 1, new SplittableRandom(4));
    double[] gradient = softmax.pullback(logits, draw.pullback(new double[] {1, 2, 3, 4}));
    assertThat(Arrays.stream(gradient).sum()).isCloseTo(0, within(1e-15));
    for (int k = 0; k < 4; k++) {
      assertThat(Math.abs(gradient[k]) > 1e-12).isEqualTo(draw.active()[k]);
    }
  }

  @Test
  void theOffsetKeepsTheProbabilitiesOfWhatWasNotDrawn() {
    Softmax softmax = new Softmax(0);
    double[] before = {.3, -.2, 1.1, .4};
    double[] after = {.8, -.2, .1, .4};
    boolean[] moved = {true, false, true, false};
    double[] kept = PairOffset.apply(before, after, moved);
    assertThat(kept[0] - kept[2]).isCloseTo(after[0] - after[2], within(1e-15));
    double[] was = softmax.point(before);
    double[] is = softmax.point(kept);
    assertThat(is[1]).isCloseTo(was[1], within(1e-15));
    assertThat(is[3]).isCloseTo(was[3], within(1e-15));
    assertThat(softmax.point(after)[1]).isNotCloseTo(was[1], within(1e-3));
  }

  @Test
  void uniformDirichletSamplesHaveTheirVariance() {
    double[] point = new double[7];
    Arrays.fill(point, 1);
    RandomGenerator random = new SplittableRandom(12);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 100_000; i++) {
      double first = new DirichletSample().draw(point, 1, random).weights()[0];
      sum += first / 100_000;
      squares += first * first / 100_000;
    }
    assertThat(sum).isCloseTo(1 / 7.0, within(0.0015));
    assertThat(squares - sum * sum).isCloseTo(0.0153061, within(0.0003));
  }

  @Test
  void dirichletGradientsHaveTheMeanOfTheClosedForm() {
    double[] point = {2, .5, 1, .1};
    double[] costs = {1, -2, .5, 3};
    double total = Arrays.stream(point).sum();
    double expected = 0;
    for (int k = 0; k < 4; k++) {
      expected += costs[k] * point[k] / total;
    }
    double[] sums = new double[4];
    double[] squares = new double[4];
    RandomGenerator random = new SplittableRandom(13);
    int samples = 50_000;
    for (int i = 0; i < samples; i++) {
      double[] gradient = new DirichletSample().draw(point, 1, random).pullback(costs);
      for (int k = 0; k < 4; k++) {
        sums[k] += gradient[k] / samples;
        squares[k] += gradient[k] * gradient[k] / samples;
      }
    }
    for (int k = 0; k < 4; k++) {
      double error = Math.sqrt((squares[k] - sums[k] * sums[k]) / samples);
      assertThat(sums[k]).isCloseTo((costs[k] - expected) / total, within(3 * error));
    }
  }

  @Test
  void largeConcentrationsLeaveTheirMean() {
    double[] point = {2e6, 1e6, 1e6};
    assertThat(new DirichletSample().draw(point, 1, new SplittableRandom(3)).weights())
        .containsExactly(new double[] {.5, .25, .25}, within(0.002));
  }

  @Test
  void smallConcentrationsLeaveOneOption() {
    double[] point = new DirichletConcentration().point(new double[] {-20, -20, -19});
    Draw draw = new DirichletSample().draw(point, 1, new SplittableRandom(3));
    assertThat(draw.weights()).containsExactly(winner(draw.weights()), within(1e-9));
    assertThat(draw.pullback(new double[] {1, 2, 3})).doesNotContain(Double.NaN);
  }

  @Test
  void dirichletSamplesRefuseWhatIsNoConcentration() {
    assertThatThrownBy(
            () -> new DirichletSample().draw(new double[] {0, 1}, 1, new SplittableRandom(1)))
        .hasMessageContaining("concentrations of more than 0, but got 0.0");
  }

  @Test
  void gammaQuantilesOfShapeOneAreThoseOfTheExponentialDistribution() {
    for (double number : new double[] {1e-12, 1e-3, .2, .5, .7, .999, 1 - 1e-9}) {
      GammaQuantile quantile = GammaQuantile.of(1, number);
      assertThat(Math.exp(quantile.logarithm()))
          .isCloseTo(-Math.log1p(-number), within(1e-9 * -Math.log1p(-number)));
    }
  }

  @Test
  void gammaQuantilesMoveWithTheShapeAsTheirSlopesSay() {
    for (double shape : new double[] {1e-3, .05, .7, 1, 3, 40, 5000}) {
      for (double number : new double[] {1e-6, .01, .4, .6, .99, .99999}) {
        double step = shape * 1e-5;
        double slope =
            (GammaQuantile.of(shape + step, number).logarithm()
                    - GammaQuantile.of(shape - step, number).logarithm())
                / (2 * step);
        assertThat(GammaQuantile.of(shape, number).slope())
            .as("shape %s at %s", shape, number)
            .isCloseTo(slope, within(1e-5 * (Math.abs(slope) + 1e-3)));
      }
    }
  }
}
