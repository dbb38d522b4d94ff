package org.espalier.stdlib.proxy;

import java.util.ArrayList;
import java.util.List;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.GradientsOf;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.Start;

/**
 * How large gradients are beside their variation over batches,
 *
 * <pre>sum_l log sum_w mean_b |g| / std_b(g)</pre>
 *
 * over convolutions and linear layers, weights whose gradient varies at all, and the deviation of
 * the batches as they are (by their number, not one less). The images are dealt into batches in
 * their order; batch norms in training mode. Gradients of another scale give the same.
 *
 * <p>Li, Yang, Bhardwaj, Marculescu: ZiCo: zero-shot NAS via inverse coefficient of variation on
 * gradients, ICLR 2023, arXiv 2301.11300, equation 14. Gradients (1, 2) and (3, 2): log 2.
 *
 * @param batches how many; at least 2, which is the default
 */
public record ZiCo(int batches) implements Proxy {
  private static final Weights WEIGHTS = Weights.of(Start.TRAINING, Mode.TRAINING);

  /** Checks. */
  public ZiCo {
    if (batches < 2) {
      throw new IllegalArgumentException(
          "zico(" + batches + "): a variation needs at least 2 batches.");
    }
  }

  /** As the authors. */
  public ZiCo() {
    this(2);
  }

  @Override
  public String name() {
    return "zico";
  }

  @Override
  public ProxyScore score(Probe probe) {
    int size = probe.images().count() / batches;
    if (size == 0) {
      throw new ProxyException(
          "ZiCo deals the images into "
              + batches
              + " batches, but there are only "
              + probe.images().count()
              + "; give at least as many.");
    }
    Executable run = probe.run(probe.network(), WEIGHTS, probe.loss());
    List<String> names = probe.matrices(run);
    List<List<float[]>> layers = new ArrayList<>();
    names.forEach(name -> layers.add(new ArrayList<>()));
    float[] targets = probe.targets();
    int outputs = targets.length / probe.images().count();
    for (int batch = 0; batch < batches; batch++) {
      int from = batch * size;
      ProxyImages part = probe.images().part(from, size);
      float[] wanted =
          java.util.Arrays.copyOfRange(targets, from * outputs, (from + size) * outputs);
      run.gradients(part.batch(), wanted, Mode.TRAINING, GradientsOf.WEIGHTS);
      for (int layer = 0; layer < names.size(); layer++) {
        layers.get(layer).add(run.gradient(names.get(layer)));
      }
    }
    return ProxyScore.of(this, of(layers));
  }

  /** From each layer's gradients, batch after batch; a layer without any variation counts 0. */
  static double of(List<List<float[]>> layers) {
    double score = 0;
    for (List<float[]> gradients : layers) {
      double sum = 0;
      for (int w = 0; w < gradients.get(0).length; w++) {
        sum += ratio(gradients, w);
      }
      score += sum > 0 ? Math.log(sum) : 0;
    }
    return score;
  }

  private static double ratio(List<float[]> gradients, int w) {
    double sizes = 0;
    double mean = 0;
    for (float[] gradient : gradients) {
      sizes += Math.abs(gradient[w]) / (double) gradients.size();
      mean += gradient[w] / (double) gradients.size();
    }
    double squares = 0;
    for (float[] gradient : gradients) {
      squares += (gradient[w] - mean) * (gradient[w] - mean) / gradients.size();
    }
    return squares > 0 ? sizes / Math.sqrt(squares) : 0;
  }
}
