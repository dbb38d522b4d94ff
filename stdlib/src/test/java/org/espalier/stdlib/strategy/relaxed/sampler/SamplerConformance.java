package org.espalier.stdlib.strategy.relaxed.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What every sampler keeps to; a sampler's own test extends this and says what is special. */
abstract class SamplerConformance {
  private static final double TEMPERATURE = 0.7;
  private static final int SAMPLES = 100_000;
  static final double[] POINT = {0.5, 0.3, 0.15, 0.05};
  private static final double[] LOSSES = {0.3, -1.2, 0.8, 2};

  final Sampler sampler;
  private final GradientKind kind;
  private final int draws;

  /**
   * @param draws how many numbers it takes from the stream for four options
   */
  SamplerConformance(Sampler sampler, GradientKind kind, int draws) {
    this.sampler = sampler;
    this.kind = kind;
    this.draws = draws;
  }

  /** The mean weights, or, for one-hot weights, how often each option is drawn. */
  double[] mean() {
    return POINT;
  }

  /** What of a draw has that mean; the weights themselves by default. */
  double[] statistic(double[] weights) {
    return weights;
  }

  /** The smooth function whose slopes a gradient has; the weights by default. */
  double[] smooth(double[] point, long seed) {
    return draw(point, seed).weights();
  }

  final Draw draw(double[] point, long seed) {
    return sampler.draw(point, TEMPERATURE, new SplittableRandom(seed));
  }

  @Test
  void weightsAreOfTheSimplexAndActiveOnesHoldTheirSupport() {
    for (long seed = 0; seed < 1000; seed++) {
      Draw draw = draw(POINT, seed);
      double sum = 0;
      for (int k = 0; k < POINT.length; k++) {
        double weight = draw.weights()[k];
        sum += weight;
        assertThat(weight).isBetween(0.0, 1.0);
        assertThat(weight == 0 || draw.active()[k]).as("seed %d", seed).isTrue();
      }
      assertThat(sum).isCloseTo(1, within(1e-12));
      assertThat(draw.kind()).isEqualTo(kind);
    }
  }

  @Test
  void everyDrawTakesAsManyNumbersFromTheStream() {
    CountedRandom random = new CountedRandom(1);
    for (int i = 1; i <= 1000; i++) {
      sampler.draw(POINT, TEMPERATURE, random);
      assertThat(random.drawn()).isEqualTo(i * draws);
    }
  }

  @Test
  void theSameStreamDrawsTheSame() {
    assertThat(draw(POINT, 5).weights()).isEqualTo(draw(POINT, 5).weights());
  }

  @Test
  void arraysAreCopies() {
    double[] point = POINT.clone();
    Draw draw = draw(point, 2);
    double[] weights = draw.weights();
    draw.weights()[0] = 9;
    draw.active()[0] = !draw.active()[0];
    double[] pulled = draw.pullback(LOSSES);
    point[0] = 9;
    draw.pullback(LOSSES)[0] = 9;
    assertThat(draw.weights()).isEqualTo(weights);
    assertThat(draw.pullback(LOSSES)).isEqualTo(pulled);
    assertThat(LOSSES).containsExactly(0.3, -1.2, 0.8, 2);
  }

  @Test
  void weightsHaveTheirMean() {
    double[] sum = new double[POINT.length];
    RandomGenerator random = new SplittableRandom(11);
    for (int i = 0; i < SAMPLES; i++) {
      double[] one = statistic(sampler.draw(POINT, TEMPERATURE, random).weights());
      for (int k = 0; k < sum.length; k++) {
        sum[k] += one[k] / SAMPLES;
      }
    }
    for (int k = 0; k < sum.length; k++) {
      // Three standard errors of a number in [0, 1] at most, and a little for four of them.
      assertThat(sum[k]).isCloseTo(mean()[k], within(4 * 0.5 / Math.sqrt(SAMPLES)));
    }
  }

  @Test
  void gradientsAreOfTheKindThatIsSaid() {
    if (kind == GradientKind.SCORE) {
      scoresHaveTheGradientOfTheExpectation();
    } else {
      for (long seed = 0; seed < 200; seed++) {
        slopesFit(seed);
      }
    }
  }

  /** With the noise held, for weights or for the smooth function that stands for them. */
  private void slopesFit(long seed) {
    Draw draw = draw(POINT, seed);
    double[] pulled = draw.pullback(LOSSES);
    for (int j = 0; j < POINT.length; j++) {
      double step = 1e-5 * POINT[j];
      double slope = (along(draw, seed, j, step) - along(draw, seed, j, -step)) / (2 * step);
      assertThat(pulled[j])
          .as("seed %d, option %d", seed, j)
          .isCloseTo(slope, within(1e-5 * (1 + Math.abs(slope))));
    }
  }

  private double along(Draw draw, long seed, int j, double step) {
    double[] moved = POINT.clone();
    moved[j] += step;
    double[] smooth = smooth(moved, seed);
    double sum = 0;
    for (int k = 0; k < smooth.length; k++) {
      // What does not run has no loss to give back.
      sum += draw.active()[k] ? smooth[k] * LOSSES[k] : 0;
    }
    return sum;
  }

  /** {@code d/dp_k sum_k p_k l_k = l_k}, in the mean within three standard errors. */
  private void scoresHaveTheGradientOfTheExpectation() {
    double[] sums = new double[POINT.length];
    double[] squares = new double[POINT.length];
    RandomGenerator random = new SplittableRandom(3);
    for (int i = 0; i < SAMPLES; i++) {
      Draw draw = sampler.draw(POINT, TEMPERATURE, random);
      double loss = 0;
      for (int k = 0; k < POINT.length; k++) {
        loss += draw.weights()[k] * LOSSES[k];
      }
      double[] pulled = draw.pullback(new double[] {loss});
      for (int k = 0; k < POINT.length; k++) {
        sums[k] += pulled[k];
        squares[k] += pulled[k] * pulled[k];
      }
    }
    for (int k = 0; k < POINT.length; k++) {
      double mean = sums[k] / SAMPLES;
      double error = Math.sqrt((squares[k] / SAMPLES - mean * mean) / SAMPLES);
      assertThat(mean).isCloseTo(LOSSES[k], within(3 * error));
    }
  }

  @Test
  void certaintyIsDrawn() {
    double[] certain = Arrays.stream(POINT).map(p -> p == 0.3 ? 1 : 1e-300).toArray();
    for (long seed = 0; seed < 20; seed++) {
      assertThat(draw(certain, seed).weights()[1]).isCloseTo(1, within(1e-9));
      assertThat(draw(certain, seed).pullback(LOSSES)).doesNotContain(Double.NaN);
    }
  }
}
