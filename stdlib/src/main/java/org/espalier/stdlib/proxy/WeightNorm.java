package org.espalier.stdlib.proxy;

import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.Loss;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.Start;

/**
 * How long the weights are, {@code sum_l ||w_l||_2} over convolutions and linear layers. Sees no
 * images. Abdelfattah and others: Zero-cost proxies for lightweight NAS, ICLR 2021, arXiv
 * 2101.08134 (their code's {@code l2_norm}). One layer of weights (1, 1): sqrt 2.
 */
public record WeightNorm() implements Proxy {
  private static final Weights WEIGHTS = Weights.of(Start.TRAINING, Mode.TRAINING);

  @Override
  public String name() {
    return "l2";
  }

  @Override
  public ProxyScore score(Probe probe) {
    Executable run = probe.run(probe.network(), WEIGHTS, Loss.WEIGHTED_SUM);
    double sum = 0;
    for (String name : probe.matrices(run)) {
      sum += Products.norm(probe.value(WEIGHTS, name));
    }
    return ProxyScore.of(this, sum);
  }
}
