package org.espalier.stdlib.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.stdlib.data.DataSets.glyphs;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * How well a linear model and a small network do on {@code glyphs()} as they are by default. Takes
 * minutes, so it runs only when it is asked for: {@code -Dtest=MeasureGlyphs}.
 */
class MeasureGlyphs {
  private static final Glyphs DATA = glyphs();

  @Test
  void theBestLinearModelStaysUnderSixtyPercent() {
    double best = 0;
    for (double rate : new double[] {0.001, 0.003, 0.01, 0.03}) {
      for (double decay : new double[] {0, 0.1, 1}) {
        LinearModel linear = new LinearModel(DATA).fit(20, rate, decay, 1);
        double test = linear.accuracy(DATA.test());
        best = Math.max(best, test);
        report(
            "linear, rate %s, decay %s: train %.3f, test %.3f",
            rate, decay, linear.accuracy(DATA.train()), test);
      }
    }
    assertThat(best).isLessThan(0.6);
  }

  @Test
  void aSmallNetworkPassesNinetyFivePercent() {
    int epochs = 12;
    long start = System.nanoTime();
    int batches = epochs * SmallNetwork.batches(DATA);
    try (SmallNetwork network = new SmallNetwork(DATA, batches, 1, 32, 64, 128)) {
      for (int epoch = 1; epoch <= epochs; epoch++) {
        network.epoch(epoch);
        report(
            "network, epoch %d, %.0f s: validation %.3f",
            epoch, (System.nanoTime() - start) / 1e9, network.accuracy(DATA.validation()));
      }
      double test = network.accuracy(DATA.test());
      report("network: train %.3f, test %.3f", network.accuracy(DATA.train()), test);
      assertThat(test).isGreaterThan(0.95);
    }
  }

  private static void report(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
