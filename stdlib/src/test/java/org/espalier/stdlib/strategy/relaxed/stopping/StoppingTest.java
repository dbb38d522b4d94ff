package org.espalier.stdlib.strategy.relaxed.stopping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.espalier.stdlib.strategy.relaxed.RelaxedChoice;
import org.espalier.stdlib.strategy.relaxed.derivation.Scores;
import org.junit.jupiter.api.Test;

class StoppingTest {
  @Test
  void theSecondSkipEndsASearchAndTheEpochBeforeCounts() {
    Stop stop = new SkipCount().of(List.of(0, 0, 1, 1, 2)).orElseThrow();
    assertThat(stop.at()).isEqualTo(4);
    assertThat(stop.snapshot()).isEqualTo(3);
    assertThat(stop.reason()).contains("has 2 skip connections, and 2 are too many");
    assertThat(new SkipCount().of(List.of(0, 1, 1, 0))).isEmpty();
    assertThat(new SkipCount().of(List.of(3)).orElseThrow().snapshot()).isZero();
    assertThat(new SkipCount(Integer.MAX_VALUE).of(List.of(8, 8))).isEmpty();
    assertThatThrownBy(() -> new SkipCount(0)).hasMessageContaining("skipCount(0)");
  }

  private static Scores scores(double... numbers) {
    List<String> options = List.of("max_pool_3x3", "avg_pool_3x3", "sep_conv_3x3", "dil_conv_3x3");
    List<Double> point = java.util.Arrays.stream(numbers).boxed().toList();
    return new Scores(new RelaxedChoice("normal/edge.0-2", options), point);
  }

  @Test
  void aRankingThatStaysForTenEpochsEndsASearch() {
    RankStability rule = new RankStability();
    List<List<List<String>>> rankings = new ArrayList<>();
    rankings.add(rule.ranking(List.of(scores(.1, .2, .3, .4))));
    rankings.add(rule.ranking(List.of(scores(.1, .2, .4, .3))));
    for (int epoch = 0; epoch < 9; epoch++) {
      // Pools change places, which does not count.
      rankings.add(rule.ranking(List.of(scores(epoch % 2, .2, .4, .3 - epoch / 100.0))));
    }
    assertThat(rule.of(rankings)).isEmpty();
    rankings.add(rule.ranking(List.of(scores(.1, .2, .5, .4))));
    Stop stop = rule.of(rankings).orElseThrow();
    assertThat(stop).isEqualTo(new Stop(11, 11, stop.reason()));
    rankings.set(6, rule.ranking(List.of(scores(.1, .2, .3, .4))));
    assertThat(rule.of(rankings)).isEmpty();
    assertThat(rule.ranking(List.of(scores(.1, .2, .3, .4))))
        .containsExactly(List.of("dil_conv_3x3", "sep_conv_3x3"));
    assertThatThrownBy(() -> new RankStability(0, Set.of())).hasMessageContaining("at least 1");
  }

  @Test
  void arisingEigenvalueEndsASearchAndTheEpochBeforeItRoseCounts() {
    List<Double> series = new ArrayList<>(Collections.nCopies(20, 0.2));
    for (int k = 0; k < 10; k++) {
      series.add(0.2 * Math.pow(1.15, k));
    }
    Stop stop = new EigenvalueRatio().of(series).orElseThrow();
    assertThat(stop.at()).isEqualTo(24);
    assertThat(stop.snapshot()).isEqualTo(18);
    assertThat(stop.reason()).contains("by more than a factor of 1.3");
    // It ends as soon as it can be seen.
    assertThat(new EigenvalueRatio().of(series.subList(0, 24))).isEmpty();
    assertThat(new EigenvalueRatio().of(series.subList(0, 25))).contains(stop);
    assertThat(new EigenvalueRatio().of(Collections.nCopies(50, 0.2))).isEmpty();
    assertThat(new EigenvalueRatio(5, 4, Double.POSITIVE_INFINITY, 10).of(series)).isEmpty();
  }

  @Test
  void nothingEndsBeforeTheStart() {
    List<Double> rising = new ArrayList<>();
    for (int k = 0; k < 30; k++) {
      rising.add(Math.pow(1.15, k));
    }
    assertThat(new EigenvalueRatio().of(rising).orElseThrow().at()).isEqualTo(10);
    assertThat(new EigenvalueRatio(5, 4, 1.3, 17).of(rising).orElseThrow().at()).isEqualTo(17);
    assertThatThrownBy(() -> new EigenvalueRatio(4, 4, 1.3, 1))
        .hasMessageContaining("eigenvalueRatio(4, 4, 1.3, 1): the window is odd");
  }

  @Test
  void aSearchEndsWhenAllIsDecided() {
    List<Integer> open = List.of(3, 1, 0, 0, 0);
    assertThat(new AllDecided().of(open).orElseThrow().at()).isEqualTo(2);
    assertThat(new AllDecided(2).of(open).orElseThrow().snapshot()).isEqualTo(4);
    assertThat(new AllDecided(3).of(open)).isEmpty();
    assertThat(new AllDecided().of(List.of(2, 1))).isEmpty();
  }

  /** Q D Q' for an orthogonal Q of two reflections. */
  private static double[][] matrix(double... eigenvalues) {
    int size = eigenvalues.length;
    double[][] matrix = new double[size][size];
    for (int i = 0; i < size; i++) {
      matrix[i][i] = eigenvalues[i];
    }
    SplittableRandom random = new SplittableRandom(5);
    for (int pass = 0; pass < 2; pass++) {
      double[] v = random.doubles(size, -1, 1).toArray();
      double square = java.util.Arrays.stream(v).map(x -> x * x).sum();
      double[][] reflection = new double[size][size];
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          reflection[i][j] = (i == j ? 1 : 0) - 2 * v[i] * v[j] / square;
        }
      }
      matrix = times(times(reflection, matrix), reflection);
    }
    return matrix;
  }

  private static double[][] times(double[][] a, double[][] b) {
    double[][] product = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        for (int k = 0; k < b.length; k++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }

  private static double largest(double... eigenvalues) {
    double[][] matrix = matrix(eigenvalues);
    return new LargestEigenvalue(60, 1e-12)
        .of(
            vector -> {
              double[] product = new double[vector.length];
              for (int i = 0; i < vector.length; i++) {
                for (int j = 0; j < vector.length; j++) {
                  product[i] += matrix[i][j] * vector[j];
                }
              }
              return product;
            },
            eigenvalues.length);
  }

  @Test
  void theLargestEigenvalueIsFoundByProductsAlone() {
    assertThat(largest(3, -7, 2.5, 0, 1)).isCloseTo(3, within(1e-10));
    assertThat(largest(-1, -2, -3)).isCloseTo(-1, within(1e-10));
    assertThat(largest(4)).isCloseTo(4, within(1e-12));
    assertThat(largest(2, 2, 2, 2)).isCloseTo(2, within(1e-12));
    assertThat(largest(0, 0, 0)).isCloseTo(0, within(1e-12));
    double[] many = new SplittableRandom(1).doubles(224, -1, 1).toArray();
    many[17] = 1.3;
    assertThat(largest(many)).isCloseTo(1.3, within(1e-8));
  }

  @Test
  void fewProductsAreEnoughAndAreCounted() {
    int[] products = {0};
    double found =
        new LargestEigenvalue()
            .of(
                vector -> {
                  products[0]++;
                  for (int i = 0; i < vector.length; i++) {
                    vector[i] *= i == 3 ? 10 : i / 224.0;
                  }
                  return vector;
                },
                224);
    assertThat(found).isCloseTo(10, within(1e-8));
    assertThat(products[0]).isLessThan(12);
    assertThatThrownBy(() -> new LargestEigenvalue(0, 1))
        .hasMessageContaining("at least 1 product");
  }
}
