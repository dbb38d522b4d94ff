package org.espalier.stdlib.strategy;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.estimate.Evaluation;
import org.jspecify.annotations.Nullable;

/**
 * Any strategy after a warm start: of many random architectures, the few that a cheap estimator
 * prefers are tried first, the best first, and the strategy is told how they did (Abdelfattah et
 * al., ICLR 2021, arXiv 2101.08134, section 4.2). An evolution's population begins with them.
 *
 * <p>With none tried first it is the strategy itself, bit for bit, and nothing is judged.
 *
 * @param strategy what goes on
 * @param preference what judges the many
 * @param pool how many are drawn, all different where the space has as many; at least {@code first}
 * @param first how many of them are tried; at least 0
 */
public record WarmStarted(Strategy strategy, Preference preference, int pool, int first)
    implements Strategy {
  private static final int TRIES = 20;

  /** Checks. */
  public WarmStarted {
    if (first < 0 || pool < first) {
      throw new IllegalArgumentException(
          "warmStart(pool "
              + pool
              + ", first "
              + first
              + "): as many as are tried first, or more, must be drawn.");
    }
  }

  @Override
  public Session begin(SearchSpace space, Seed seed) {
    Session inner = strategy.begin(space, seed);
    return first == 0 ? inner : new Warm(this, space, seed, inner);
  }

  /** In words. */
  @Override
  public String toString() {
    return strategy + ", after the best " + first + " of " + pool + " by " + preference;
  }

  private static final class Warm implements Session {
    private final WarmStarted settings;
    private final SearchSpace space;
    private final Seed seed;
    private final Session inner;
    private final Queue<Architecture> waiting = new ArrayDeque<>();
    private boolean judged;
    private int untold;

    Warm(WarmStarted settings, SearchSpace space, Seed seed, Session inner) {
      this.settings = settings;
      this.space = space;
      this.seed = seed;
      this.inner = inner;
    }

    @Override
    public Optional<Architecture> ask() {
      if (!judged) {
        judged = true;
        judge();
      }
      if (waiting.isEmpty()) {
        return inner.ask();
      }
      untold++;
      return Optional.of(waiting.remove());
    }

    @Override
    public int ahead() {
      return waiting.isEmpty() && untold == 0 ? inner.ahead() : waiting.size();
    }

    private void judge() {
      Preference.Opinion opinion = settings.preference.begin(seed);
      Set<Architecture> pool = pool();
      opinion.hear(pool);
      pool.stream()
          .sorted(Comparator.<Architecture>comparingDouble(opinion::of).reversed())
          .limit(settings.first)
          .forEach(waiting::add);
    }

    /** Drawn a few times more than needed where the space is small. */
    private Set<Architecture> pool() {
      RandomGenerator random = seed.stream("warm start");
      Set<Architecture> pool = new LinkedHashSet<>();
      for (int i = 0; i < TRIES * settings.pool && pool.size() < settings.pool; i++) {
        pool.add(space.sample(random));
      }
      return pool;
    }

    @Override
    public void tell(Architecture architecture, double score, @Nullable Evaluation evaluation) {
      untold = Math.max(0, untold - 1);
      inner.tell(architecture, score, evaluation);
    }
  }
}
