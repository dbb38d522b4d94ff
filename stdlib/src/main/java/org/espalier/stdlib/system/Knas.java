package org.espalier.stdlib.system;

import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.stdlib.estimate.ProxyEstimator;
import org.espalier.stdlib.proxy.Proxies;
import org.espalier.stdlib.strategy.Preference;
import org.espalier.stdlib.strategy.RandomSearch;
import org.espalier.stdlib.strategy.WarmStarted;
import org.espalier.stdlib.study.LiveProgress;
import org.espalier.stdlib.study.Search;

/**
 * KNAS: the mean of the gradient kernel orders many untrained networks, the few best are trained,
 * and the best of them on validation images is taken (Xu et al., "KNAS: Green Neural Architecture
 * Search", ICML 2021, arXiv 2111.13293, section 4). How they are trained is said by {@code
 * knas(space).estimator(train(...))}. The sets of trained networks are nested in their number, so
 * more never find a worse one.
 *
 * @param space any
 * @param preference what orders the many
 * @param pool how many are ordered; default 100
 * @param trained how many are trained; the paper has 20 to 60, default 20
 */
public record Knas(SearchSpace space, Preference preference, int pool, int trained)
    implements DiscreteSystem {
  private static final int POOL = 100;
  private static final int TRAINED = 20;

  /** By the proxy {@code knas}. */
  public Knas(SearchSpace space) {
    this(space, new Preference(ProxyEstimator.of(Proxies.named("knas")), "knas"), POOL, TRAINED);
  }

  /** With another order. */
  public Knas preference(Preference other) {
    return new Knas(space, other, pool, trained);
  }

  /** With another number of networks that are ordered. */
  public Knas pool(int count) {
    return new Knas(space, preference, count, trained);
  }

  /** With another number of networks that are trained. */
  public Knas trained(int count) {
    return new Knas(space, preference, pool, count);
  }

  @Override
  public Search composition() {
    return Search.of(space, LiveProgress::onCurrentScreen)
        .strategy(new WarmStarted(new RandomSearch(), preference, pool, trained))
        .trials(trained);
  }
}
