package org.espalier.stdlib.proxy;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Trainable, expressive and general: {@code log regions - log kappa - log error}, where {@code
 * error} is the mean squared error of a regression with the neural tangent kernel from the first
 * half of the images to the second,
 *
 * <pre>Y_2 = K_21 K_11^-1 Y_1</pre>
 *
 * with Y the classes as rows with a 1, less their mean. Signals {@code kappa}, {@code regions},
 * {@code error}.
 *
 * <p>Chen, Gong, Wu, Wang: Understanding and accelerating neural architecture search with
 * training-free and theory-grounded metrics (TEG-NAS), 2021, arXiv 2108.11939. Where there are many
 * networks the authors relate each signal to its range among them; add up ranks of the signals
 * there.
 *
 * @param expressive trainability and expressivity
 */
public record TegNas(TeNas expressive) implements Proxy {
  /** As the authors. */
  public TegNas() {
    this(new TeNas());
  }

  @Override
  public String name() {
    return "teg_nas";
  }

  @Override
  public ProxyScore score(Probe probe) {
    ProxyScore both = expressive.score(probe);
    double error = error(probe.tangentKernel(expressive.condition().mode()), probe.images());
    Map<String, Double> signals = new LinkedHashMap<>(both.signals());
    signals.put("error", error);
    return ProxyScore.of(this, both.value() - Math.log(error), signals);
  }

  /** Of the regression from the first half to the second. */
  static double error(SquareMatrix kernel, ProxyImages images) {
    int known = images.count() / 2;
    if (known == 0) {
      throw new ProxyException(
          "Generalisation is measured from one half of the images to the other, but there is only "
              + images.count()
              + "; give at least 2.");
    }
    double[][] wanted = centred(images);
    double[][] first = java.util.Arrays.copyOf(wanted, known);
    double[][] found = kernel.regression(known, first);
    double sum = 0;
    for (int i = 0; i < found.length; i++) {
      for (int k = 0; k < images.classes(); k++) {
        double gap = found[i][k] - wanted[known + i][k];
        sum += gap * gap;
      }
    }
    return sum / (found.length * (double) images.classes());
  }

  private static double[][] centred(ProxyImages images) {
    double[][] rows = new double[images.count()][images.classes()];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < images.classes(); k++) {
        rows[i][k] = (images.label(i) == k ? 1 : 0) - 1.0 / images.classes();
      }
    }
    return rows;
  }
}
