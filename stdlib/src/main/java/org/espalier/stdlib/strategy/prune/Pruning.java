package org.espalier.stdlib.strategy.prune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.stdlib.estimate.Evaluation;
import org.espalier.stdlib.rank.Column;
import org.espalier.stdlib.rank.Consensus;
import org.espalier.stdlib.strategy.prune.Remaining.Removal;
import org.espalier.stdlib.strategy.relaxed.derivation.LargestOption;

/**
 * Takes options away until each decision has one: in every round each option that is left is taken
 * away for a trial, what remains is judged by several measures, and on each decision those go whose
 * absence has the best sum of ranks (TE-NAS, Chen, Gong and Wang, ICLR 2021, arXiv 2102.11535,
 * algorithm 1). Ranks are over all options of all decisions, ties share the mean of theirs, and
 * among equals the first option goes. As the paper's relative changes of a round have the same
 * state before, ranks of the states after are the same ranks. Deterministic.
 *
 * @param criteria what counts
 * @param perRound how many options of a decision go in a round, at least 1; one always stays
 */
public record Pruning(List<Criterion> criteria, int perRound) {
  /**
   * One thing that counts.
   *
   * @param measure its name
   * @param sign 1 where more is better, -1 where less is
   */
  public record Criterion(String measure, int sign) {
    /** More is better. */
    public static Criterion more(String measure) {
      return new Criterion(measure, 1);
    }

    /** Less is better. */
    public static Criterion less(String measure) {
      return new Criterion(measure, -1);
    }

    private Column of(List<Evaluation> judged) {
      return Column.of(
          measure, judged.stream().mapToDouble(each -> sign * each.measure(measure)).toArray());
    }
  }

  /** Checks and copies. */
  public Pruning {
    criteria = List.copyOf(criteria);
    if (criteria.isEmpty() || perRound < 1) {
      throw new IllegalArgumentException(
          "pruning by "
              + criteria
              + ", "
              + perRound
              + " a round: there must be at least 1 measure and 1 option that goes.");
    }
  }

  /**
   * Prunes.
   *
   * @param judge judges what is left
   * @param listener is told each round as it ends
   * @throws CancellationException when the thread was interrupted
   */
  public Pruned prune(
      SearchSpace space, Function<Remaining, Evaluation> judge, Consumer<Round> listener) {
    Remaining remaining = Remaining.all(space);
    List<Round> rounds = new ArrayList<>();
    while (!remaining.removals().isEmpty()) {
      Round round = round(remaining, judge);
      for (Removal removal : round.removed()) {
        remaining = remaining.without(removal);
      }
      rounds.add(round);
      listener.accept(round);
    }
    return new Pruned(
        new LargestOption().derive(space, remaining.scores(space)).architecture(), rounds);
  }

  private Round round(Remaining remaining, Function<Remaining, Evaluation> judge) {
    List<Removal> removals = remaining.removals();
    List<Evaluation> judged = new ArrayList<>();
    for (Removal removal : removals) {
      if (Thread.interrupted()) {
        throw new CancellationException("pruning was interrupted");
      }
      judged.add(judge.apply(remaining.without(removal)));
    }
    Column sums = Consensus.RANK_SUM.of(criteria.stream().map(each -> each.of(judged)).toList());
    return new Round(removals, judged, sums.values(), removed(removals, sums.values()));
  }

  private List<Removal> removed(List<Removal> removals, List<Double> sums) {
    Map<String, List<Integer>> places = new LinkedHashMap<>();
    IntStream.range(0, removals.size())
        .forEach(
            i ->
                places.computeIfAbsent(removals.get(i).label(), fresh -> new ArrayList<>()).add(i));
    List<Removal> removed = new ArrayList<>();
    places.forEach(
        (label, candidates) ->
            candidates.stream()
                .sorted(Comparator.<Integer>comparingDouble(sums::get).reversed())
                .limit(Math.min(perRound, candidates.size() - 1))
                .map(removals::get)
                .forEach(removed::add));
    return removed;
  }

  /**
   * One round.
   *
   * @param candidates what might have gone
   * @param judged what remained without each
   * @param sums of the ranks
   * @param removed what went
   */
  public record Round(
      List<Removal> candidates, List<Evaluation> judged, List<Double> sums, List<Removal> removed) {
    /** Copies. */
    public Round {
      candidates = List.copyOf(candidates);
      judged = List.copyOf(judged);
      sums = List.copyOf(sums);
      removed = List.copyOf(removed);
    }
  }
}
