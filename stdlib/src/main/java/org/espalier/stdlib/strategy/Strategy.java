package org.espalier.stdlib.strategy;

import java.util.Optional;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.estimate.Evaluation;
import org.jspecify.annotations.Nullable;

/**
 * Which architecture to try next. Immutable; what it prints is how it is typed, with all settings.
 */
public interface Strategy {
  /** Begins a search from nothing. */
  Session begin(SearchSpace space, Seed seed);

  /**
   * One search under way. What it asks for depends on the seed and on what it was told alone, so
   * being told the same again brings another session to the same point. Used by one thread.
   */
  interface Session {
    /** The next architecture to try; empty when there is nothing left to try. */
    Optional<Architecture> ask();

    /**
     * How many more architectures can be asked for before anything more is told, without changing
     * what is asked for: random ones, the first of a population. One can be asked for whenever all
     * trials were told, and that need not count.
     */
    default int ahead() {
      return 0;
    }

    /**
     * What became of a trial, in the order in which trials end.
     *
     * @param score more is better; {@link Double#NEGATIVE_INFINITY} for a trial that failed or
     *     broke a bound
     * @param evaluation all that was measured, for strategies that look at more than one number;
     *     null where nothing was
     */
    void tell(Architecture architecture, double score, @Nullable Evaluation evaluation);

    /** Likewise, with nothing but the score. */
    default void tell(Architecture architecture, double score) {
      tell(architecture, score, null);
    }
  }
}
