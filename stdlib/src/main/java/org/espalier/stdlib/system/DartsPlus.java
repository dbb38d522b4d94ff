package org.espalier.stdlib.system;

import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.stdlib.strategy.relaxed.RelaxedSearch;
import org.espalier.stdlib.strategy.relaxed.StoppingRule;
import org.espalier.stdlib.strategy.relaxed.stopping.RankStability;
import org.espalier.stdlib.strategy.relaxed.stopping.SkipCount;

/**
 * DARTS+: DARTS of the first order that ends early: as soon as the derived normal cell has two skip
 * connections, when the epoch before counts, or when the ranking of the operations that learn
 * stayed the same for ten epochs, when the present one counts (Liang et al., "DARTS+: Improved
 * Differentiable Architecture Search with Early Stopping", 2019, arXiv 1909.06035, section 3.2,
 * criteria 1 and 1*). At most 60 epochs.
 *
 * <p>The paper takes one criterion or the other; here whichever is met first ends the search. With
 * {@code StoppingRule.fixedEpochs()} this is DARTS, bit for bit.
 *
 * @param space a space that has a supernet and cells {@code normal}, such as {@code darts}
 * @param stopping when it ends
 */
public record DartsPlus(SearchSpace space, StoppingRule stopping) implements DifferentiableSystem {
  /** With both criteria. */
  public DartsPlus(SearchSpace space) {
    this(space, new SkipCount().or(new RankStability()));
  }

  /** Another end, such as {@link SkipCount} alone. */
  public DartsPlus stopping(StoppingRule other) {
    return new DartsPlus(space, other);
  }

  @Override
  public RelaxedSearch composition() {
    return new Darts(space, 1).composition().named("DARTS+").stopping(stopping).epochs(60);
  }
}
