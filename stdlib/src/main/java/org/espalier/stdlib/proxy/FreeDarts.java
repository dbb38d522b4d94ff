package org.espalier.stdlib.proxy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.GradientsOf;
import org.espalier.stdlib.engine.Loss;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.Start;

/**
 * How much of the synaptic flow runs through each operation of a supernet: with R the sum of the
 * outputs for an image of ones, absolute weights and no batch norms, as in {@link Synflow}, and p_k
 * the weight of option k in a mixture, its saliency is {@code |p_k dR/dp_k|}. All options begin
 * alike.
 *
 * <p>The value is {@code log sum} of all saliencies, since R leaves any range. The signals are the
 * saliencies themselves, as shares of R: {@code NAME[k]} for the mixture of weights {@code NAME}.
 * On a chain each mixture's shares add up to 1; {@code none} has exactly 0.
 *
 * <p>Zhang, Huang, Wang: Differentiable architecture search without training nor labels: a pruning
 * perspective (FreeDARTS), 2021, arXiv 2106.11542. The saliency is of the weights p, not of the
 * parameters under their softmax, which couples the options. One edge of two options that yield 2
 * and 3, half each: R = 2.5, saliencies 1 and 1.5.
 */
public record FreeDarts() implements Proxy {
  private static final Weights WEIGHTS = Weights.of(Start.ABSOLUTE, Mode.EVALUATION);

  @Override
  public String name() {
    return "freedarts";
  }

  @Override
  public boolean logarithmic() {
    return true;
  }

  @Override
  public ProxyScore score(Probe probe) {
    Rescaled rescaled = Synflow.rescaled(probe.network());
    Executable run = probe.run(rescaled.graph(), WEIGHTS, Loss.WEIGHTED_SUM);
    if (run.mixtures().isEmpty()) {
      throw new ProxyException(
          "This network mixes nothing, so there are no operations to compare; give a supernet, or"
              + " rank networks by synflow.");
    }
    double flow = Synflow.flow(run, GradientsOf.MIXTURES);
    Map<String, Double> shares = new LinkedHashMap<>();
    double sum = 0;
    for (String mixture : run.mixtures()) {
      float[] weights = probe.store(WEIGHTS).get(mixture);
      float[] gradient = run.gradient(mixture);
      for (int k = 0; k < weights.length; k++) {
        double saliency = Math.abs((double) weights[k] * gradient[k]);
        shares.put(mixture + "[" + k + "]", flow == 0 ? 0 : saliency / flow);
        sum += saliency;
      }
    }
    return ProxyScore.of(this, Math.log(sum) + rescaled.exponent() * Math.log(2), shares);
  }
}
