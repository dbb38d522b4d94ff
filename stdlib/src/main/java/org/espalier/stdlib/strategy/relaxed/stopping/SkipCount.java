package org.espalier.stdlib.strategy.relaxed.stopping;

import java.util.List;
import java.util.Optional;
import org.espalier.dsl.space.cell.Genotype;
import org.espalier.stdlib.strategy.relaxed.StoppingRule;
import org.espalier.stdlib.strategy.relaxed.TraceRow;
import org.espalier.stdlib.strategy.relaxed.derivation.SkipLimit;

/**
 * Ends a search as soon as the derived normal cell has too many skip connections; the epoch before
 * counts (DARTS+, Liang et al. 2019, arXiv 1909.06035, criterion 1). Counts are those of the
 * derived cell, not of all edges. 0, 0, 1, 1, 2 ends at epoch 4, and epoch 3 counts.
 *
 * @param tooMany how many are too many, 2 in the paper; at least 1
 */
public record SkipCount(int tooMany) implements StoppingRule {
  private static final String CELL = "normal";

  /** Checks. */
  public SkipCount {
    if (tooMany < 1) {
      throw new IllegalArgumentException(
          "skipCount(" + tooMany + "): too many skip connections are at least 1.");
    }
  }

  /** As in the paper. */
  public SkipCount() {
    this(2);
  }

  @Override
  public Optional<Stop> after(List<TraceRow> rows) {
    return of(
        rows.stream()
            .map(row -> SkipLimit.count(Genotype.parse(row.architecture()), CELL))
            .toList());
  }

  /**
   * Whether a search ends, and where.
   *
   * @param counts the skip connections, epoch by epoch
   */
  public Optional<Stop> of(List<Integer> counts) {
    for (int epoch = 0; epoch < counts.size(); epoch++) {
      if (counts.get(epoch) >= tooMany) {
        // The first epoch has none before it.
        return Optional.of(
            new Stop(
                epoch,
                Math.max(0, epoch - 1),
                "the normal cell has "
                    + counts.get(epoch)
                    + " skip connections, and "
                    + tooMany
                    + " are too many"));
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return "skipCount(" + tooMany + ")";
  }
}
