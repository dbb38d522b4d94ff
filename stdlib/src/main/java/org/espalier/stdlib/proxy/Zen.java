package org.espalier.stdlib.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
 * <p>A small network's passes run side by side, as many at once as are faster so ({@link Copies}).
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
    int examples = probe.images().count();
    List<List<float[]>> passes = passes(probe, features, examples);
    double difference = 0;
    double norms = 0;
    for (int pass = 0; pass < passes.size(); pass += 2) {
      List<float[]> plain = passes.get(pass);
      difference += difference(plain.get(0), passes.get(pass + 1).get(0), examples);
      norms += norms(plain.subList(1, plain.size()));
    }
    double scale = features.exponent() * Math.log(2);
    double change = difference / repetitions + scale;
    double compensation = norms / repetitions;
    return ProxyScore.of(
        this, change + compensation, Map.of("difference", change, "norms", compensation));
  }

  /**
   * The features of every pass and what its norms found: even passes see images, each odd one those
   * of the pass before it, changed, on the same arrays.
   */
  private List<List<float[]>> passes(Probe probe, Features features, int examples) {
    int atOnce = Copies.atOnce(features.graph(), examples, 2 * repetitions);
    Copies copies = Copies.of(features.graph(), atOnce);
    List<List<float[]>> passes = new ArrayList<>();
    for (int first = 0; first < 2 * repetitions; first += atOnce) {
      Executable run = probe.run(copies, beginnings(first, atOnce), Loss.WEIGHTED_SUM);
      Batch images = images(probe, first, atOnce);
      passes.addAll(copies.split(run.read(images, Mode.TRAINING, features.wanted()), examples));
    }
    return passes;
  }

  private static List<Weights> beginnings(int first, int count) {
    Weights normal = Weights.of(Start.NORMAL, Mode.TRAINING);
    return IntStream.range(first, first + count)
        .mapToObj(pass -> normal.repetition(pass / 2))
        .toList();
  }

  private Batch images(Probe probe, int first, int count) {
    int examples = probe.images().count();
    int numbers = examples * Math.toIntExact(probe.network().inputs().get(0).shape().elements());
    return probe.batch(
        "zen " + first + ", " + count + ", " + gamma + ", " + numbers,
        () -> {
          List<float[]> each = new ArrayList<>();
          for (int pass = first; pass < first + count; pass++) {
            each.add(images(probe, pass / 2, pass % 2 * gamma, numbers));
          }
          return Batch.of(examples, Copies.images(each, examples));
        });
  }

  /** Changed by so much. */
  private static float[] images(Probe probe, int repetition, double much, int numbers) {
    float[] images = probe.noise("zen images " + repetition, numbers);
    float[] change = probe.noise("zen changes " + repetition, numbers);
    for (int i = 0; i < numbers; i++) {
      images[i] += (float) much * change[i];
    }
    return images;
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
