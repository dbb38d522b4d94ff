package org.espalier.stdlib.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.estimate.Evaluation;
import org.jspecify.annotations.Nullable;

/**
 * Any strategy with a filter before it: of every few architectures that it proposes, the one that a
 * cheap estimator prefers is tried, the others are dropped and it never hears of them; of equals
 * the first. Zero-cost proxies as move proposal (Abdelfattah et al., ICLR 2021, arXiv 2101.08134,
 * section 4.3).
 *
 * <p>Among 1 it is the strategy itself, bit for bit, and nothing is judged.
 *
 * @param strategy what proposes
 * @param preference what chooses among proposals
 * @param among how many; at least 1
 */
public record Filtered(Strategy strategy, Preference preference, int among) implements Strategy {
  /** Checks. */
  public Filtered {
    if (among < 1) {
      throw new IllegalArgumentException(
          "filtered(" + among + "): at least 1 architecture is proposed for each that is tried.");
    }
  }

  @Override
  public Session begin(SearchSpace space, Seed seed) {
    Session inner = strategy.begin(space, seed);
    return among == 1 ? inner : new Choosing(inner, preference.begin(seed), among);
  }

  /** In words. */
  @Override
  public String toString() {
    return strategy + ", the best of " + among + " by " + preference;
  }

  private record Choosing(Session inner, Preference.Opinion opinion, int among) implements Session {
    @Override
    public Optional<Architecture> ask() {
      List<Architecture> proposals = new ArrayList<>();
      for (int i = 0; i < among; i++) {
        inner.ask().ifPresent(proposals::add);
      }
      opinion.hear(proposals);
      Architecture best = null;
      for (Architecture other : proposals) {
        best = best == null || opinion.of(other) > opinion.of(best) ? other : best;
      }
      return Optional.ofNullable(best);
    }

    @Override
    public int ahead() {
      return inner.ahead() / among;
    }

    @Override
    public void tell(Architecture architecture, double score, @Nullable Evaluation evaluation) {
      inner.tell(architecture, score, evaluation);
    }
  }
}
