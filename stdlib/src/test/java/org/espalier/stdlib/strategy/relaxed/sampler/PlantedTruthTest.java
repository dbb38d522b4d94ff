package org.espalier.stdlib.strategy.relaxed.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.strategy.relaxed.relaxation.DirichletConcentration;
import org.espalier.stdlib.strategy.relaxed.relaxation.Relaxation;
import org.espalier.stdlib.strategy.relaxed.relaxation.Softmax;
import org.junit.jupiter.api.Test;

/**
 * One edge, operations none, I, S and S^2 with orthogonal outputs, one of which is planted: {@code
 * L(h) = (sum_{k != none} h_k^2 - 2 h_s + 1) / 2}. 500 steps of Adam at 0.02, noise of deviation
 * 0.1 on every inner product, 20 seeds.
 */
class PlantedTruthTest {
  private static final int OPTIONS = 4;
  private static final int STEPS = 500;
  private static final int SEEDS = 20;
  private static final double NOISE = 0.1;
  private static final double CONSTANT = 1;

  /** What a search ended with. */
  private record Found(int planted, List<Double> probabilities) {
    int largest(int from) {
      int most = from;
      for (int k = from; k < OPTIONS; k++) {
        most = probabilities.get(k) > probabilities.get(most) ? k : most;
      }
      return most;
    }
  }

  /** How often the planted operation was found, and what probability it had. */
  private record Rates(int overAll, int withoutNone, double probability) {}

  private static double loss(double[] weights, int planted) {
    double sum = 1 - 2 * weights[planted];
    for (int k = 1; k < OPTIONS; k++) {
      sum += weights[k] * weights[k];
    }
    return sum / 2;
  }

  /** None has an inner product of exactly 0, so it has no noise either. */
  private static double[] gradient(double[] weights, int planted, RandomGenerator noise) {
    double[] gradient = new double[OPTIONS];
    for (int k = 1; k < OPTIONS; k++) {
      gradient[k] = weights[k] - (k == planted ? 1 : 0) + NOISE * noise.nextGaussian();
    }
    return gradient;
  }

  /** A search of one edge. */
  private record Bed(
      Relaxation relaxation,
      Sampler sampler,
      DoubleUnaryOperator temperature,
      double decay,
      boolean offset) {
    Found run(Seed seed, boolean baselined) {
      int planted = 1 + (int) Math.floorMod(seed.value(), OPTIONS - 1L);
      RandomGenerator random = seed.stream("architecture");
      RandomGenerator noise = seed.stream("noise");
      double[] parameters = relaxation.start(OPTIONS, random);
      Adam adam = new Adam();
      double baseline = 0;
      for (int step = 0; step < STEPS; step++) {
        double done = step / (STEPS - 1.0);
        double[] point = relaxation.point(parameters);
        Draw draw = sampler.draw(point, temperature.applyAsDouble(done), random);
        double[] cotangent = gradient(draw.weights(), planted, noise);
        if (draw.kind() == GradientKind.SCORE) {
          double loss = loss(draw.weights(), planted) + NOISE * noise.nextGaussian();
          cotangent = new double[] {loss - (baselined ? baseline : 0)};
          baseline += 0.1 * (loss - baseline);
        }
        double[] slopes = relaxation.pullback(parameters, draw.pullback(cotangent));
        for (int k = 0; k < OPTIONS; k++) {
          slopes[k] += decay * parameters[k];
        }
        double[] after = adam.step(parameters, slopes);
        parameters = offset ? PairOffset.apply(parameters, after, draw.active()) : after;
      }
      double[] point = relaxation.point(parameters);
      double sum = Arrays.stream(point).sum();
      return new Found(planted, Arrays.stream(point).mapToObj(p -> p / sum).toList());
    }

    Rates rates() {
      return rates(true);
    }

    Rates rates(boolean baselined) {
      int overAll = 0;
      int withoutNone = 0;
      double probability = 0;
      for (int seed = 0; seed < SEEDS; seed++) {
        Found found = run(new Seed(seed), baselined);
        overAll += found.largest(0) == found.planted() ? 1 : 0;
        withoutNone += found.largest(1) == found.planted() ? 1 : 0;
        probability += found.probabilities().get(found.planted()) / SEEDS;
      }
      return new Rates(overAll, withoutNone, probability);
    }
  }

  private static final class Adam {
    private final double[] mean = new double[OPTIONS];
    private final double[] square = new double[OPTIONS];
    private int steps;

    double[] step(double[] parameters, double[] gradient) {
      steps++;
      double[] moved = parameters.clone();
      for (int k = 0; k < OPTIONS; k++) {
        mean[k] = 0.9 * mean[k] + 0.1 * gradient[k];
        square[k] = 0.999 * square[k] + 0.001 * gradient[k] * gradient[k];
        double unbiased = mean[k] / (1 - Math.pow(0.9, steps));
        double size = Math.sqrt(square[k] / (1 - Math.pow(0.999, steps)));
        moved[k] -= 0.02 * unbiased / (size + 1e-8);
      }
      return moved;
    }
  }

  private static final Relaxation SOFTMAX = new Softmax(0.001);

  @Test
  void theLossAtEqualWeightsIsTheCards() {
    assertThat(loss(new double[] {.25, .25, .25, .25}, 2)).isEqualTo(0.34375);
  }

  @Test
  void mixturesFindWhatWasPlanted() {
    Rates rates = new Bed(SOFTMAX, new Mixture(), done -> CONSTANT, 0, false).rates();
    assertThat(rates.overAll()).isEqualTo(20);
    assertThat(rates.probability()).isBetween(0.95, 0.99);
  }

  @Test
  void concreteDrawsFindWhatWasPlanted() {
    DoubleUnaryOperator cooling = done -> 1 - 0.97 * done;
    Rates rates = new Bed(SOFTMAX, new GumbelSoftmax(), cooling, 0, false).rates();
    assertThat(rates.overAll()).isGreaterThanOrEqualTo(19);
    assertThat(rates.probability()).isBetween(0.9, 1.0);
  }

  /** The planted operation and none rise together, as only what was drawn has a gradient. */
  @Test
  void straightThroughDrawsTellNothingFromNoneButFindTheRest() {
    DoubleUnaryOperator cooling = done -> 10 - 9.9 * done;
    Rates rates = new Bed(SOFTMAX, new StraightThrough(), cooling, 0, false).rates();
    assertThat(rates.withoutNone()).isGreaterThanOrEqualTo(19);
    assertThat(rates.overAll()).isBetween(5, 15);
    assertThat(rates.probability()).isBetween(0.4, 0.6);
  }

  @Test
  void binaryGatesFindWhatWasPlanted() {
    Rates rates = new Bed(SOFTMAX, new BinaryGates(), done -> CONSTANT, 0, true).rates();
    assertThat(rates.overAll()).isGreaterThanOrEqualTo(19);
    assertThat(rates.probability()).isBetween(0.6, 0.95);
  }

  @Test
  void scoresFindWhatWasPlantedWithAndWithoutABaseline() {
    Bed bed = new Bed(SOFTMAX, new Categorical(), done -> CONSTANT, 0, false);
    assertThat(bed.rates(true).overAll()).isGreaterThanOrEqualTo(19);
    assertThat(bed.rates(false).overAll()).isGreaterThanOrEqualTo(19);
  }

  @Test
  void dirichletDrawsFindWhatWasPlanted() {
    Bed bed =
        new Bed(
            new DirichletConcentration(), new DirichletSample(), done -> CONSTANT, 0.001, false);
    Rates rates = bed.rates();
    assertThat(rates.overAll()).isGreaterThanOrEqualTo(19);
    assertThat(rates.probability()).isBetween(0.9, 1.0);
  }
}
