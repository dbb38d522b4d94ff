package org.espalier.stdlib.strategy.prune;

import java.util.List;
import org.espalier.dsl.architecture.Architecture;

/**
 * What pruning came to.
 *
 * @param architecture what is left
 * @param rounds how, in order
 */
public record Pruned(Architecture architecture, List<Pruning.Round> rounds) {
  /** Copies. */
  public Pruned {
    rounds = List.copyOf(rounds);
  }

  /** How many sets of options were judged. */
  public int judged() {
    return rounds.stream().mapToInt(round -> round.candidates().size()).sum();
  }

  /** One line. */
  @Override
  public String toString() {
    return architecture + " after " + rounds.size() + " rounds, " + judged() + " judged";
  }
}
