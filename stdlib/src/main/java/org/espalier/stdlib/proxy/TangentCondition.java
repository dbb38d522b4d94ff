package org.espalier.stdlib.proxy;

import org.espalier.stdlib.engine.Mode;

/**
 * How hard the network is to train: the condition number {@code lambda_max / lambda_min} of the
 * neural tangent kernel {@code J J^T}, where row i of J is the gradient of image i's summed outputs
 * by all matrices. At least 1; lower is better; infinite where the kernel is singular.
 *
 * <p>Chen, Gong, Wang: Neural architecture search on ImageNet in four GPU hours (TE-NAS), ICLR
 * 2021, arXiv 2102.11535, section 3.1. A linear layer and the images (1, 0), (0, 2): 4.
 *
 * @param mode how batch norms run: as the authors, in training mode, which takes a pass of the
 *     whole batch for each image; in evaluation mode each image passes alone
 */
public record TangentCondition(Mode mode) implements Proxy {
  /** As the authors. */
  public TangentCondition() {
    this(Mode.TRAINING);
  }

  @Override
  public String name() {
    return "ntk";
  }

  @Override
  public boolean higherIsBetter() {
    return false;
  }

  @Override
  public ProxyScore score(Probe probe) {
    return ProxyScore.of(this, probe.tangentKernel(mode).condition());
  }
}
