package org.espalier.stdlib.proxy;

import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.Start;

/**
 * How much the loss would change, to first order, without each weight: {@code sum |w dL/dw|} over
 * convolutions and linear layers, for the mean cross-entropy of one batch. Lee, Ajanthan, Torr:
 * SNIP, ICLR 2019, arXiv 1810.02340, equation 5; as a proxy arXiv 2101.08134. {@code L = (w_1^2 + 2
 * w_2^2) / 2} at (1, 1): 3.
 */
public record Snip() implements Proxy {
  private static final Weights WEIGHTS = Weights.of(Start.TRAINING, Mode.TRAINING);

  @Override
  public String name() {
    return "snip";
  }

  @Override
  public ProxyScore score(Probe probe) {
    return ProxyScore.of(this, probe.sum(WEIGHTS, Products::absolute));
  }
}
