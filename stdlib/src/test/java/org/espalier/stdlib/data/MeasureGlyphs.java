package org.espalier.stdlib.data;

import static org.espalier.stdlib.data.DataSets.glyphs;

import java.util.Locale;

/** Prints how well a linear model and a small network do on {@code glyphs()}. */
final class MeasureGlyphs {
  private MeasureGlyphs() {}

  public static void main(String[] arguments) {
    int epochs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
    Glyphs data = glyphs();
    System.out.println(data);
    double best = 0;
    for (double rate : new double[] {0.001, 0.003, 0.01, 0.03}) {
      for (double decay : new double[] {0, 0.1, 1}) {
        LinearModel linear = new LinearModel(data).fit(20, rate, decay, 1);
        double test = linear.accuracy(data.test());
        best = Math.max(best, test);
        report(
            "linear, rate %s, decay %s: train %.3f, test %.3f",
            rate, decay, linear.accuracy(data.train()), test);
      }
    }
    report("linear, the best of these: test %.3f", best);
    long start = System.nanoTime();
    int batches = epochs * SmallNetwork.batches(data);
    try (SmallNetwork network = new SmallNetwork(data, batches, 1, 32, 64, 128)) {
      for (int epoch = 1; epoch <= epochs; epoch++) {
        network.epoch(epoch);
        report(
            "network, epoch %d, %.0f s: validation %.3f",
            epoch, (System.nanoTime() - start) / 1e9, network.accuracy(data.validation()));
      }
      report(
          "network: train %.3f, test %.3f",
          network.accuracy(data.train()), network.accuracy(data.test()));
    }
  }

  private static void report(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
