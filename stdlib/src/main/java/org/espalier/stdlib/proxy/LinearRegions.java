package org.espalier.stdlib.proxy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.espalier.dsl.graph.Graph;
import org.espalier.stdlib.engine.Batch;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.Loss;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.Start;

/**
 * How expressive the network is: in how many linear pieces random images find it, which is how many
 * different patterns of positive units its ReLUs show. Images from N(0, 1), of one channel and 3x3
 * or as little more as the network can read, through a network of the same form with as few
 * channels as it allows (the authors' C = 1), batch norms in training mode. The probe's own images
 * are not seen. From 1 to {@code samples}.
 *
 * <p>Chen, Gong, Wang: Neural architecture search on ImageNet in four GPU hours (TE-NAS), ICLR
 * 2021, arXiv 2102.11535, section 3.1. One input and three hinges: 4.
 *
 * @param samples how many images; 3000 by default
 * @param batch how many pass at once; 1000 by default
 */
public record LinearRegions(int samples, int batch) implements Proxy {
  private static final Weights WEIGHTS =
      Weights.of(Start.TRAINING, Mode.TRAINING).purpose("linear_regions");

  /** Checks. */
  public LinearRegions {
    if (batch < 1 || samples < batch || samples % batch != 0) {
      throw new IllegalArgumentException(
          "linearRegions("
              + samples
              + ", "
              + batch
              + "): the samples are one or more whole"
              + " batches.");
    }
  }

  /** As the authors. */
  public LinearRegions() {
    this(3000, 1000);
  }

  @Override
  public String name() {
    return "linear_regions";
  }

  @Override
  public ProxyScore score(Probe probe) {
    Graph graph = Rectifiers.of(Thinned.of(probe.network())).graph();
    Executable run = probe.run(graph, WEIGHTS, Loss.WEIGHTED_SUM);
    int each = Math.toIntExact(graph.inputs().get(0).shape().elements());
    Set<Pattern> patterns = new HashSet<>();
    for (int pass = 0; pass < samples / batch; pass++) {
      float[] images = probe.noise("linear regions " + pass, batch * each);
      collect(run.forward(Batch.of(batch, images), Mode.TRAINING), batch, patterns);
    }
    return ProxyScore.of(this, patterns.size());
  }

  /** One image's positive units, 64 to a number. */
  private record Pattern(List<Long> words) {}

  private static void collect(List<float[]> outputs, int count, Set<Pattern> patterns) {
    int units = outputs.stream().mapToInt(output -> output.length / count).sum();
    for (int image = 0; image < count; image++) {
      long[] words = new long[(units + 63) / 64];
      int unit = 0;
      for (float[] output : outputs) {
        int each = output.length / count;
        for (int k = image * each; k < (image + 1) * each; k++, unit++) {
          words[unit / 64] |= output[k] > 0 ? 1L << (unit % 64) : 0;
        }
      }
      patterns.add(new Pattern(Arrays.stream(words).boxed().toList()));
    }
  }
}
