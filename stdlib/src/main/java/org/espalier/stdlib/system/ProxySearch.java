package org.espalier.stdlib.system;

import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.stdlib.estimate.ProxyEstimator;
import org.espalier.stdlib.objective.Metric;
import org.espalier.stdlib.proxy.Proxies;
import org.espalier.stdlib.strategy.RandomSearch;
import org.espalier.stdlib.strategy.Strategy;
import org.espalier.stdlib.study.LiveProgress;
import org.espalier.stdlib.study.Search;

/**
 * A search that trains nothing: what a proxy scores highest among the architectures that a strategy
 * tries. NASWOT's own search is this with random search over 1,000 architectures and batches of 128
 * (Mellor, Turner, Storkey and Crowley, "Neural Architecture Search without Training", ICML 2021,
 * arXiv 2006.04647, section 4); GradSign's with batches of 64 (Zhang and Jia, ICLR 2022, arXiv
 * 2110.08616, section 4.3).
 *
 * @param space any
 * @param judge measures
 * @param measure what is maximized
 * @param strategy which architectures are tried; default random ones, none twice
 * @param count how many
 */
public record ProxySearch(
    SearchSpace space, ProxyEstimator judge, String measure, Strategy strategy, int count)
    implements DiscreteSystem {
  private static final int COUNT = 1_000;

  /** By one proxy. */
  public static ProxySearch by(SearchSpace space, String proxy, int batch) {
    ProxyEstimator judge = ProxyEstimator.of(Proxies.named(proxy)).batchSize(batch);
    return new ProxySearch(space, judge, proxy, new RandomSearch(), COUNT);
  }

  /** With another strategy. */
  public ProxySearch strategy(Strategy other) {
    return new ProxySearch(space, judge, measure, other, count);
  }

  /** On other images, seeds or engines: {@code judge(judge -> judge.on(glyphs()))}. */
  public ProxySearch judge(java.util.function.UnaryOperator<ProxyEstimator> settings) {
    return new ProxySearch(space, settings.apply(judge), measure, strategy, count);
  }

  @Override
  public Search composition() {
    return Search.of(space, LiveProgress::onCurrentScreen)
        .strategy(strategy)
        .estimator(judge)
        .maximize(Metric.measured(measure))
        .trials(count);
  }
}
