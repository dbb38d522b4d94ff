package org.espalier.stdlib.system;

import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.stdlib.estimate.ProxyEstimator;
import org.espalier.stdlib.proxy.Proxies;
import org.espalier.stdlib.strategy.AgingEvolution;
import org.espalier.stdlib.strategy.Filtered;
import org.espalier.stdlib.strategy.Preference;
import org.espalier.stdlib.strategy.Strategy;
import org.espalier.stdlib.strategy.WarmStarted;
import org.espalier.stdlib.study.LiveProgress;
import org.espalier.stdlib.study.Search;

/**
 * Any strategy with a proxy's help: the best of many random architectures are tried first, and of
 * every few proposals the best is tried (GradSign-assisted searches, Zhang and Jia, ICLR 2022,
 * arXiv 2110.08616, section 4.3; for zero-cost proxies in general Abdelfattah et al., ICLR 2021,
 * arXiv 2101.08134, section 4). How architectures are judged in the end is said by {@code
 * .estimator(train(...))}. The numbers of the papers' codes differ; these are round.
 *
 * @param space any
 * @param strategy what is helped; default aging evolution of 20 with samples of 5
 * @param preference what helps
 * @param pool of how many random architectures the first are the best; default 200
 * @param first how many are tried before the strategy begins; default 20; 0 for none
 * @param among of how many proposals one is tried; default 4; 1 for all
 */
public record Assisted(
    SearchSpace space, Strategy strategy, Preference preference, int pool, int first, int among)
    implements DiscreteSystem {
  /** By a proxy, on 64 images of noise. */
  public static Assisted by(SearchSpace space, String proxy) {
    return new Assisted(
        space,
        new AgingEvolution(20, 5),
        new Preference(ProxyEstimator.of(Proxies.named(proxy)), proxy),
        200,
        20,
        4);
  }

  /** Helps another strategy. */
  public Assisted strategy(Strategy other) {
    return new Assisted(space, other, preference, pool, first, among);
  }

  /** With other help. */
  public Assisted preference(Preference other) {
    return new Assisted(space, strategy, other, pool, first, among);
  }

  /** Tries so many of so many random ones before the strategy begins. */
  public Assisted warmStart(int drawn, int tried) {
    return new Assisted(space, strategy, preference, drawn, tried, among);
  }

  /** Tries one of so many proposals. */
  public Assisted among(int proposals) {
    return new Assisted(space, strategy, preference, pool, first, proposals);
  }

  @Override
  public Search composition() {
    return Search.of(space, LiveProgress::onCurrentScreen)
        .strategy(
            new WarmStarted(new Filtered(strategy, preference, among), preference, pool, first));
  }
}
