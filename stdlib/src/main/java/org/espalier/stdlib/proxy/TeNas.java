package org.espalier.stdlib.proxy;

import java.util.Map;

/**
 * Trainable and expressive at once: {@code log regions - log kappa}, of {@link LinearRegions} and
 * {@link TangentCondition}, which are the signals {@code regions} and {@code kappa}.
 *
 * <p>Chen, Gong, Wang: Neural architecture search on ImageNet in four GPU hours (TE-NAS), ICLR
 * 2021, arXiv 2102.11535. The authors add up the ranks that the two give among the candidates at
 * hand, which one network alone has not; where there are many, add up the ranks of the two signals.
 *
 * @param condition of the tangent kernel
 * @param regions of the network
 */
public record TeNas(TangentCondition condition, LinearRegions regions) implements Proxy {
  /** As the authors. */
  public TeNas() {
    this(new TangentCondition(), new LinearRegions());
  }

  @Override
  public String name() {
    return "te_nas";
  }

  @Override
  public ProxyScore score(Probe probe) {
    double kappa = condition.score(probe).value();
    double count = regions.score(probe).value();
    return ProxyScore.of(
        this, Math.log(count) - Math.log(kappa), Map.of("kappa", kappa, "regions", count));
  }
}
