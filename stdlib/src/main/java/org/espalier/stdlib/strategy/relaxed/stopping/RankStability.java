package org.espalier.stdlib.strategy.relaxed.stopping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.espalier.stdlib.strategy.relaxed.StoppingRule;
import org.espalier.stdlib.strategy.relaxed.TraceRow;
import org.espalier.stdlib.strategy.relaxed.derivation.Scores;

/**
 * Ends a search when the ranking of the operations that learn stayed the same for some epochs; the
 * present one counts (DARTS+, Liang et al. 2019, arXiv 1909.06035, criterion 1*). Operations
 * without weights have no rank: pools may change places.
 *
 * @param epochs for how many epochs, 10 in the paper; at least 1
 * @param unranked operations without weights, by name
 */
public record RankStability(int epochs, Set<String> unranked) implements StoppingRule {
  /** Copies and checks. */
  public RankStability {
    unranked = Set.copyOf(unranked);
    if (epochs < 1) {
      throw new IllegalArgumentException(
          "rankStability(" + epochs + "): the ranking stays for at least 1 epoch.");
    }
  }

  /** As in the paper, with the operations of DARTS. */
  public RankStability() {
    this(10, Set.of("none", "max_pool_3x3", "avg_pool_3x3", "skip_connect", "noise"));
  }

  @Override
  public Optional<Stop> after(List<TraceRow> rows) {
    return of(rows.stream().map(row -> ranking(row.points())).toList());
  }

  /** The ranking of one epoch: for each choice the operations that learn, best first. */
  public List<List<String>> ranking(List<Scores> scores) {
    return scores.stream().map(this::ranked).toList();
  }

  private List<String> ranked(Scores choice) {
    List<Integer> options = new ArrayList<>();
    for (int option = 0; option < choice.point().size(); option++) {
      if (!unranked.contains(choice.choice().options().get(option))) {
        options.add(option);
      }
    }
    options.sort(Comparator.comparingDouble((Integer k) -> choice.point().get(k)).reversed());
    return options.stream().map(choice.choice().options()::get).toList();
  }

  /**
   * Whether a search ends, and where: at the first epoch whose ranking is that of the {@code
   * epochs} before it.
   *
   * @param rankings what {@link #ranking} says, epoch by epoch, or anything that is equal where
   *     rankings are
   */
  public Optional<Stop> of(List<?> rankings) {
    int unchanged = 0;
    for (int epoch = 1; epoch < rankings.size(); epoch++) {
      unchanged = rankings.get(epoch).equals(rankings.get(epoch - 1)) ? unchanged + 1 : 0;
      if (unchanged == epochs) {
        return Optional.of(
            new Stop(epoch, epoch, "the ranking of operations stayed for " + epochs + " epochs"));
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return "rankStability(" + epochs + ")";
  }
}
