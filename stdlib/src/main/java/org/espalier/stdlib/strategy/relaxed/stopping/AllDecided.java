package org.espalier.stdlib.strategy.relaxed.stopping;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.espalier.stdlib.strategy.relaxed.StoppingRule;
import org.espalier.stdlib.strategy.relaxed.TraceRow;

/**
 * Ends a search some epochs after nothing was left to decide; the last epoch counts (SGAS, Li et
 * al., CVPR 2020, arXiv 1912.00195, whose code trains five epochs more).
 *
 * @param more how many epochs go on after the last decision; at least 0
 */
public record AllDecided(int more) implements StoppingRule {
  /** Checks. */
  public AllDecided {
    if (more < 0) {
      throw new IllegalArgumentException("allDecided(" + more + "): at least 0 epochs go on.");
    }
  }

  /** At once. */
  public AllDecided() {
    this(0);
  }

  /** A choice is decided where one option has everything. */
  @Override
  public Optional<Stop> after(List<TraceRow> rows) {
    return of(rows.stream().map(AllDecided::undecided).toList());
  }

  private static int undecided(TraceRow row) {
    return (int)
        row.points().stream().filter(scores -> Collections.max(scores.point()) < 1).count();
  }

  /**
   * Whether a search ends, and where.
   *
   * @param undecided how many choices are open, epoch by epoch
   */
  public Optional<Stop> of(List<Integer> undecided) {
    int last = undecided.indexOf(0) + more;
    boolean ends = undecided.contains(0) && last < undecided.size();
    return ends ? Optional.of(new Stop(last, last, "all choices are decided")) : Optional.empty();
  }

  @Override
  public String toString() {
    return "allDecided(" + more + ")";
  }
}
