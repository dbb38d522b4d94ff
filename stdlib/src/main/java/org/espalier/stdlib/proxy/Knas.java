package org.espalier.stdlib.proxy;

import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.Start;

/**
 * The mean of the gradients' Gram matrix, {@code 1/n^2 sum_ij g_i g_j}, where g_i is the gradient
 * of image i's cross-entropy by all matrices; which is the squared length of their mean, and so
 * computed. Batch norms use their running statistics, so that no image depends on another.
 *
 * <p>Xu, Zhao, Lin, Gao, Sun, Yang: KNAS: green neural architecture search, ICML 2021, arXiv
 * 2111.13293, equation 12. Their code samples layers and weights; here all count. n orthonormal
 * gradients: 1/n.
 */
public record Knas() implements Proxy {
  @Override
  public String name() {
    return "knas";
  }

  @Override
  public ProxyScore score(Probe probe) {
    Weights weights = Weights.of(Start.TRAINING, Mode.EVALUATION);
    return ProxyScore.of(
        this,
        probe.gradients(weights).values().stream()
            .mapToDouble(gradient -> Products.signed(gradient, gradient))
            .sum());
  }
}
