package org.espalier.stdlib.proxy;

import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Linear;
import org.espalier.stdlib.engine.Batch;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.GradientsOf;
import org.espalier.stdlib.engine.Loss;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.Start;

/**
 * The synaptic flow: how much of what flows through a network of absolute weights, fed with ones
 * and without its batch norms, flows through each weight.
 *
 * <pre>log sum_l sum_w |w dR/dw|,  R = sum of the outputs for an image of ones</pre>
 *
 * <p>Needs no images. The natural logarithm, since the number itself leaves the range of doubles;
 * where authors print it, it is {@code exp} of this. Signal {@code log_flow}: log R.
 *
 * <p>Tanaka, Kunin, Yamins, Ganguli: Pruning neural networks without any data by iteratively
 * conserving synaptic flow, NeurIPS 2020, arXiv 2006.05467, equation 6; as a proxy Abdelfattah,
 * Mehrotra, Dudziak, Lane: Zero-cost proxies for lightweight NAS, ICLR 2021, arXiv 2101.08134.
 *
 * <p>Two linear layers of [[1, 2], [3, 4]] and [[1, 1]]: R = 10, each layer's sum 10, so log 20.
 */
public record Synflow() implements Proxy {
  private static final Weights WEIGHTS = Weights.of(Start.ABSOLUTE, Mode.EVALUATION);

  @Override
  public String name() {
    return "synflow";
  }

  @Override
  public boolean logarithmic() {
    return true;
  }

  @Override
  public ProxyScore score(Probe probe) {
    Rescaled rescaled = rescaled(probe.network());
    Executable run = probe.run(rescaled.graph(), WEIGHTS, Loss.WEIGHTED_SUM);
    double flow = flow(run, GradientsOf.WEIGHTS);
    double sum = 0;
    for (String name : probe.matrices(run)) {
      sum += Products.absolute(probe.value(WEIGHTS, name), run.gradient(name));
    }
    double range = rescaled.exponent() * Math.log(2);
    return ProxyScore.of(
        this, Math.log(sum) + range, java.util.Map.of("log_flow", Math.log(flow) + range));
  }

  /** What is run: without norms, within range. */
  static Rescaled rescaled(Graph network) {
    return Rescaled.of(WithoutNorms.of(network), Synflow::growth);
  }

  /**
   * The mean of |w| is 0.8 deviations of a normal convolution, half of a uniform linear's range.
   */
  private static double growth(Node node) {
    double root = Math.sqrt(Rescaled.addends(node));
    return node.operation() instanceof Linear ? root / 2 : root * 2 / Math.sqrt(Math.PI);
  }

  /** The sum of the outputs for an image of ones. */
  static double flow(Executable run, GradientsOf of) {
    float[] ones = Probe.ones(Math.toIntExact(run.graph().shape().elements()));
    return run.gradients(ones(run.graph()), ones, Mode.EVALUATION, of);
  }

  private static Batch ones(Graph graph) {
    return Batch.of(
        1,
        graph.inputs().stream()
            .map(input -> Probe.ones(Math.toIntExact(input.shape().elements())))
            .toArray(float[][]::new));
  }
}
