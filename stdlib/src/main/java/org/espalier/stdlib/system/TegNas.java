package org.espalier.stdlib.system;

import java.util.List;
import org.espalier.dsl.architecture.Mutation;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.stdlib.strategy.Evolution;
import org.espalier.stdlib.strategy.Evolution.Beginning;
import org.espalier.stdlib.strategy.Evolution.Dying;
import org.espalier.stdlib.strategy.Gain;
import org.espalier.stdlib.strategy.Reinforced;
import org.espalier.stdlib.strategy.Strategy;
import org.espalier.stdlib.strategy.prune.Pruning.Criterion;

/**
 * TEG-NAS: whatever searches, told of trainability, expressivity and generalization instead of an
 * accuracy (Chen, Gong, Wu and Wang, "Understanding and Accelerating Neural Architecture Search
 * with Training-Free and Theory-Grounded Metrics", 2021, arXiv 2108.11939). The three are signals
 * of the proxy {@code teg_nas}, on batches of 64; strategies look at them one by one. A study's
 * best is the best by the proxy, {@code log regions - log kappa - log error}; the released code
 * takes the best sum of ranks over all that were tried. Its pruning form is {@link
 * TeNas#generalizing}.
 */
public final class TegNas {
  /** What the three are, and which way. */
  static final List<Criterion> CRITERIA =
      List.of(
          Criterion.less("teg_nas/kappa"),
          Criterion.more("teg_nas/regions"),
          Criterion.less("teg_nas/error"));

  private static final int BATCH = 64;
  private static final int BUFFER = 10;

  private TegNas() {}

  /**
   * By reinforcement: 500 trials, at a rate of 0.04 with a baseline of which 0.9 is kept. For
   * DARTS' cells the rate is 0.07: {@code .strategy(TegNas.policy(0.07))}.
   */
  public static ProxySearch reinforcement(SearchSpace space) {
    return by(space, policy(0.04), 500);
  }

  /** The policy at another rate. */
  public static Strategy policy(double rate) {
    return new Reinforced(new Gain(CRITERIA, BUFFER), rate, 0.9);
  }

  /**
   * By aging evolution: 256 live, the best of 64 by the sum of their ranks is the parent, 1,000
   * children. The sample is drawn with replacement, in the code without.
   */
  public static ProxySearch evolution(SearchSpace space) {
    int population = 256;
    Strategy aging =
        new Evolution(
            population,
            64,
            Dying.OLDEST,
            Beginning.random(population),
            Mutation.oneDecision(),
            CRITERIA);
    return by(space, aging, population + 1_000);
  }

  private static ProxySearch by(SearchSpace space, Strategy strategy, int count) {
    ProxySearch search = ProxySearch.by(space, "teg_nas", BATCH);
    return new ProxySearch(space, search.judge(), search.measure(), strategy, count);
  }
}
