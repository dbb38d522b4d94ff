package org.espalier.stdlib.proxy;

import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.Start;

/**
 * How long the loss's gradient is, {@code sum_l ||dL/dw_l||_2} over convolutions and linear layers,
 * for the mean cross-entropy of one batch, batch norms in training mode. Abdelfattah and others:
 * Zero-cost proxies for lightweight NAS, ICLR 2021, arXiv 2101.08134. {@code L = (w_1^2 + 2 w_2^2)
 * / 2} at (1, 1): sqrt 5.
 */
public record GradientNorm() implements Proxy {
  @Override
  public String name() {
    return "grad_norm";
  }

  @Override
  public ProxyScore score(Probe probe) {
    Weights weights = Weights.of(Start.TRAINING, Mode.TRAINING);
    return ProxyScore.of(
        this, probe.gradients(weights).values().stream().mapToDouble(Products::norm).sum());
  }
}
