package org.espalier.stdlib.proxy;

import java.util.List;
import java.util.Map;
import org.espalier.stdlib.engine.Batch;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.Loss;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.Start;

/**
 * How strongly the features before global pooling answer to a small change of random images, with
 * every matrix from N(0, 1), and with what batch norms divide by put back:
 *
 * <pre>log mean_b sum |f(x) - f(x + gamma e)| + sum_norms log sqrt(mean_c sigma_c^2)</pre>
 *
 * <p>x and e are from N(0, 1), of the images' number and size; the images themselves are not seen.
 * A mean over several initialisations. A norm that finds no variance at all counts 0. Signals:
 * {@code difference}, the first term, and {@code norms}, the second.
 *
 * <p>Lin and others: Zen-NAS: a zero-shot NAS for high-performance image recognition, ICCV 2021,
 * arXiv 2102.01063, algorithm 1, read with the authors' code, which takes running variances after
 * two passes instead of the batch's. They score networks with their residual links taken away; here
 * a network is scored as it is. One linear layer of 3 inputs and 4 outputs: {@code log 0.0509296}
 * on average over weights (of the difference, not of its logarithm).
 *
 * @param gamma how small the change is; 0.01 by default
 * @param repetitions how many initialisations; 1 in the authors' search, 32 where they report
 */
public record Zen(double gamma, int repetitions) implements Proxy {
  /** Checks. */
  public Zen {
    if (!(gamma > 0) || repetitions < 1) {
      throw new IllegalArgumentException(
          "zen("
              + gamma
              + ", "
              + repetitions
              + "): the change is more than 0 and there is at least"
              + " 1 repetition.");
    }
  }

  /** As in the authors' search. */
  public Zen() {
    this(0.01, 1);
  }

  @Override
  public String name() {
    return "zen";
  }

  @Override
  public boolean logarithmic() {
    return true;
  }

  @Override
  public ProxyScore score(Probe probe) {
    Features features = Features.of(probe.network());
    double difference = 0;
    double norms = 0;
    for (int repetition = 0; repetition < repetitions; repetition++) {
      Weights weights = Weights.of(Start.NORMAL, Mode.TRAINING).repetition(repetition);
      Executable run = probe.run(features.graph(), weights, Loss.WEIGHTED_SUM);
      Executable again = probe.run(features.alone(), weights, Loss.WEIGHTED_SUM);
      Batch images = images(probe, repetition, 0);
      Batch changed = images(probe, repetition, gamma);
      List<float[]> first = run.read(images, Mode.TRAINING, features.wanted());
      float[] second = again.forward(changed, Mode.TRAINING).get(0);
      difference += difference(first.get(0), second, probe.images().count());
      norms += norms(first.subList(1, first.size()));
    }
    double scale = features.exponent() * Math.log(2);
    double change = difference / repetitions + scale;
    double compensation = norms / repetitions;
    return ProxyScore.of(
        this, change + compensation, Map.of("difference", change, "norms", compensation));
  }

  /** Changed by so much. */
  private static Batch images(Probe probe, int repetition, double much) {
    int count = probe.images().count();
    int numbers = count * Math.toIntExact(probe.network().inputs().get(0).shape().elements());
    return probe.batch(
        "zen " + repetition + ", " + much + ", " + numbers,
        () -> {
          float[] images = probe.noise("zen images " + repetition, numbers);
          float[] change = probe.noise("zen changes " + repetition, numbers);
          for (int i = 0; i < numbers; i++) {
            images[i] += (float) much * change[i];
          }
          return Batch.of(count, images);
        });
  }

  private static double difference(float[] first, float[] second, int count) {
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += Math.abs((double) first[i] - second[i]);
    }
    return Math.log(sum / count);
  }

  private static double norms(List<float[]> variances) {
    double sum = 0;
    for (float[] norm : variances) {
      double total = 0;
      for (float variance : norm) {
        total += variance;
      }
      sum += total > 0 ? Math.log(total / norm.length) / 2 : 0;
    }
    return sum;
  }
}
