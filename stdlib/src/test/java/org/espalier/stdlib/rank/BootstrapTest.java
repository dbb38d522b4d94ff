package org.espalier.stdlib.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.espalier.dsl.random.Seed;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static final double SHARED = 0.5;

  @Test
  void intervalsHoldTheTrueCorrelationAsOftenAsTheySay() {
    // Spearman of two normal variables whose correlation is r: 6 / pi * asin(r / 2).
    double truth = 6 / Math.PI * Math.asin(SHARED / 2);
    int held = 0;
    for (int sample = 0; sample < 200; sample++) {
      RandomGenerator random = new Seed(sample).stream("normal");
      double[] x = DoubleStream.generate(random::nextGaussian).limit(60).toArray();
      double[] y =
          DoubleStream.of(x)
              .map(v -> SHARED * v + Math.sqrt(1 - SHARED * SHARED) * random.nextGaussian())
              .toArray();
      Interval interval =
          new Bootstrap(200, 0.9, new Seed(sample)).interval(RankMeasure.spearman(), x, y);
      held += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
    }
    // 180 expected; four standard deviations are 17.
    assertThat(held).isBetween(163, 197);
  }

  @Test
  void theSameSeedDrawsTheSame() {
    double[] score = {1, 4, 2, 5, 3, 6, 8, 7};
    double[] truth = {1, 2, 3, 4, 5, 6, 7, 8};
    Interval first = Bootstrap.of(new Seed(1)).interval(RankMeasure.kendall(), score, truth);
    assertThat(Bootstrap.of(new Seed(1)).interval(RankMeasure.kendall(), score, truth))
        .isEqualTo(first);
    assertThat(Bootstrap.of(new Seed(2)).interval(RankMeasure.kendall(), score, truth))
        .isNotEqualTo(first);
    assertThat(first.value()).isBetween(first.low(), first.high());
  }

  @Test
  void anIntervalReadsAsPeopleWriteIt() {
    assertThat(new Interval(0.71428, -0.25, 1)).hasToString("0.714 [-0.250, 1.000]");
  }

  @Test
  void whatIsNeverDefinedHasNoInterval() {
    double[] constant = {1, 1, 1};
    Interval interval =
        Bootstrap.of(new Seed(1)).interval(RankMeasure.kendall(), constant, new double[] {1, 2, 3});
    assertThat(interval).hasToString("not defined");
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new Bootstrap(3, 0.9, new Seed(1)))
        .hasMessage("draws(3): an interval needs at least 20 draws.");
    assertThatThrownBy(() -> new Bootstrap(100, 1, new Seed(1))).hasMessageContaining("level(1.0)");
  }
}
