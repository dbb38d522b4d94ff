package org.espalier.stdlib.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.strategy.relaxed.RelaxedLoop;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.SearchListener;
import org.espalier.stdlib.strategy.relaxed.relaxation.Softmax;
import org.espalier.stdlib.supernet.CompiledSupernet;
import org.junit.jupiter.api.Test;

final class GdasTest extends SystemConformance {
  private static final double TAU = 1;
  private static final int DRAWS = 100_000;
  private static final Map<String, double[][]> MEANS = new ConcurrentHashMap<>();

  @Override
  RelaxedSearch composition() {
    return new Gdas(SPACE).composition();
  }

  /** One operation on each of 5 edges of 3 cells, once for each of the two steps. */
  @Override
  long operationCallsPerStep() {
    return 2 * 3 * 5;
  }

  /**
   * {@code J' v} in the mean of draws of its own, with J of {@code softmax((log p + G) / tau)} and
   * v the loss at what was drawn, 0 elsewhere: straight through, it is not the expected loss's.
   */
  @Override
  double expectedGradient(int choice, int option) {
    return MEANS.computeIfAbsent("all", fresh -> means(points(0, 0, 0)))[choice][option];
  }

  private static double[][] means(double[][] points) {
    EnumeratedLosses losses = new EnumeratedLosses();
    SplittableRandom random = new SplittableRandom(9);
    double[][] means = new double[points.length][points.length];
    for (int draw = 0; draw < DRAWS; draw++) {
      double[][] smooth = new double[points.length][];
      double[][] whole = new double[points.length][points.length];
      for (int e = 0; e < points.length; e++) {
        double[] scores = points[e].clone();
        Arrays.setAll(
            scores, k -> Math.log(scores[k]) - Math.log(-Math.log(random.nextDouble(1e-12, 1))));
        smooth[e] = new Softmax(0).point(Arrays.stream(scores).map(x -> x / TAU).toArray());
        int most = scores[1] > scores[0] ? 1 : 0;
        whole[e][scores[2] > scores[most] ? 2 : most] = 1;
      }
      double loss = losses.of(whole);
      for (int e = 0; e < points.length; e++) {
        double taken =
            smooth[e][0] * whole[e][0] + smooth[e][1] * whole[e][1] + smooth[e][2] * whole[e][2];
        for (int k = 0; k < points.length; k++) {
          means[e][k] += loss * taken * (whole[e][k] - smooth[e][k]) / TAU / DRAWS;
        }
      }
    }
    return means;
  }

  @Override
  double temperature() {
    return TAU;
  }

  /** The standard error of the other mean, four times. */
  @Override
  double bias() {
    return 4 * 0.4 / Math.sqrt(DRAWS);
  }

  @Test
  void oneOperationOfEachEdgeRunsAndTheTemperatureFallsFromTenToATenth() {
    FoundArchitecture found = SameTrace.search(SPACE, composition()).run();
    assertThat(found.trace())
        .extracting(row -> row.numbers().get("tau"))
        .containsExactly(10.0, 10 + (0.1 - 10) / 2, 10 + (0.1 - 10));
    assertThat(found.trace().get(2).active().values()).hasSize(10).containsOnly(1);
  }

  @Test
  void weightsThatDidNotRunStayToTheBitThoughOthersDecay() {
    try (CompiledSupernet supernet = exact(SPACE)) {
      Map<String, double[]> before = weights(supernet);
      RelaxedLoop.run(composition().epochs(1), SPACE, supernet, new Seed(1), SearchListener.NONE);
      List<String> ran = supernet.gradient().names();
      assertThat(ran).hasSizeBetween(10, before.size() / 2);
      weights(supernet)
          .forEach(
              (name, numbers) ->
                  assertThat(Arrays.equals(numbers, before.get(name)))
                      .as(name)
                      .isEqualTo(!ran.contains(name)));
    }
  }

  private static Map<String, double[]> weights(CompiledSupernet supernet) {
    Map<String, double[]> weights = new LinkedHashMap<>();
    for (String name : supernet.weights().names()) {
      weights.put(name, supernet.weights().over(List.of(name)).numbers());
    }
    return weights;
  }

  @Test
  void theSettingsAreThoseOfTheReleasedCode() {
    assertThat(composition().toString())
        .contains("straightThrough(), single path")
        .contains("lr_w = cosine(0.025, 0.001)", "lr_a = constant(3.0E-4)")
        .contains("decay 5.0E-4, clip 5.0", "250 epochs of batches of 256", "strongestPairs(2)");
  }
}
