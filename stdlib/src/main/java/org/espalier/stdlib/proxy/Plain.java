package org.espalier.stdlib.proxy;

import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.Start;

/**
 * SNIP without taking absolute values, {@code sum w dL/dw}: a control rather than a proxy, whose
 * rank correlation with accuracy is below zero on NAS-Bench-201. Abdelfattah and others: Zero-cost
 * proxies for lightweight NAS, ICLR 2021, arXiv 2101.08134 (their code). {@code L = (w_1^2 + 2
 * w_2^2) / 2} at (1, 1): 3.
 */
public record Plain() implements Proxy {
  private static final Weights WEIGHTS = Weights.of(Start.TRAINING, Mode.TRAINING);

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public ProxyScore score(Probe probe) {
    return ProxyScore.of(this, probe.sum(WEIGHTS, Products::signed));
  }
}
