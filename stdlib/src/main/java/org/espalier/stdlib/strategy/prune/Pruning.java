package org.espalier.stdlib.strategy.prune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.stdlib.estimate.Evaluation;
import org.espalier.stdlib.rank.Column;
import org.espalier.stdlib.rank.Consensus;
import org.espalier.stdlib.strategy.prune.Remaining.Removal;
import org.espalier.stdlib.strategy.relaxed.RelaxedChoice;
import org.espalier.stdlib.strategy.relaxed.derivation.LargestOption;
import org.espalier.stdlib.strategy.relaxed.derivation.Scores;
import org.espalier.stdlib.strategy.relaxed.derivation.StrongestEdges;

/**
 * Takes options away until each decision has one: in every round each option that is left is taken
 * away for a trial, what remains is judged by several measures, and on each decision those go whose
 * absence has the best sum of ranks (TE-NAS, Chen, Gong and Wang, ICLR 2021, arXiv 2102.11535,
 * algorithm 1). Ranks are over all options of all decisions, ties share the mean of theirs, and
 * among equals the first option goes. As the paper's relative changes of a round have the same
 * state before, ranks of the states after are the same ranks. Deterministic.
 *
 * <p>Where nodes keep only some of their edges, as in DARTS' cells, edges go in a last round: each
 * is taken away for a trial, and those of a node go whose absence has the best sum of ranks (the
 * paper's code).
 *
 * @param criteria what counts
 * @param perRound how many options of a decision go in a round, at least 1; one always stays
 * @param edges how many edges a node keeps; 0 where all stay
 */
public record Pruning(List<Criterion> criteria, int perRound, int edges) {
  private static final String NONE = "none";

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

    /** As a score of several, of which more is better. */
    public Column of(List<Evaluation> judged) {
      return Column.of(
          measure, judged.stream().mapToDouble(each -> sign * each.measure(measure)).toArray());
    }
  }

  /** Checks and copies. */
  public Pruning {
    criteria = List.copyOf(criteria);
    if (criteria.isEmpty() || perRound < 1 || edges < 0) {
      throw new IllegalArgumentException(
          "pruning by "
              + criteria
              + ", "
              + perRound
              + " a round, to "
              + edges
              + " edges of a node: there must be at least 1 measure and 1 option that goes, and 0"
              + " edges, for all of them, or more.");
    }
  }

  /** All edges stay. */
  public Pruning(List<Criterion> criteria, int perRound) {
    this(criteria, perRound, /* edges= */ 0);
  }

  /**
   * Prunes the decisions of a space.
   *
   * @param judge judges what is left, for each option that might go; in their order
   * @param listener is told each round as it ends
   * @throws CancellationException when the thread was interrupted
   */
  public Pruned prune(
      SearchSpace space,
      Function<List<Remaining>, List<Evaluation>> judge,
      Consumer<Round> listener) {
    List<RelaxedChoice> choices =
        space.decisions().all().stream()
            .map(decision -> new RelaxedChoice(decision.label(), decision.domain().choices()))
            .toList();
    return prune(space, choices, judge, listener);
  }

  /** Likewise the choices of the space's supernet, which are not its decisions in DARTS' cells. */
  public Pruned prune(
      SearchSpace space,
      List<RelaxedChoice> choices,
      Function<List<Remaining>, List<Evaluation>> judge,
      Consumer<Round> listener) {
    Remaining remaining = Remaining.all(choices);
    List<Round> rounds = new ArrayList<>();
    while (!remaining.removals().isEmpty()) {
      Remaining before = remaining;
      Round round = round(remaining.removals(), before::without, judge, this::removed);
      for (Removal removal : round.removed()) {
        remaining = remaining.without(removal);
      }
      rounds.add(round);
      listener.accept(round);
    }
    if (edges == 0) {
      List<Scores> left = remaining.scores(choices, Map.of());
      return new Pruned(new LargestOption().derive(space, left).architecture(), rounds);
    }
    Round last = edgeRound(remaining, choices, judge);
    rounds.add(last);
    listener.accept(last);
    Map<String, Double> weak = new LinkedHashMap<>();
    last.removed().forEach(removal -> weak.put(removal.label(), 0.5));
    List<Scores> left = remaining.scores(choices, weak);
    return new Pruned(
        new StrongestEdges(edges, /* noneRanks= */ true).derive(space, left).architecture(),
        rounds);
  }

  /** Every edge with an operation goes for a trial. */
  private Round edgeRound(
      Remaining remaining,
      List<RelaxedChoice> choices,
      Function<List<Remaining>, List<Evaluation>> judge) {
    Map<String, Integer> none = new LinkedHashMap<>();
    choices.forEach(choice -> none.put(choice.label(), choice.options().indexOf(NONE)));
    List<Removal> candidates = new ArrayList<>();
    remaining
        .options()
        .forEach(
            (label, left) -> {
              int empty = none.getOrDefault(label, -1);
              if (empty < 0) {
                throw new IllegalArgumentException(
                    "Edges go by their operation none, but '" + label + "' has none.");
              }
              if (left.get(0) != empty) {
                candidates.add(new Removal(label, left.get(0)));
              }
            });
    return round(
        candidates,
        edge -> remaining.only(new Removal(edge.label(), none.getOrDefault(edge.label(), -1))),
        judge,
        this::removedEdges);
  }

  private Round round(
      List<Removal> removals,
      Function<Removal, Remaining> without,
      Function<List<Remaining>, List<Evaluation>> judge,
      BiFunction<List<Removal>, List<Double>, List<Removal>> choice) {
    if (Thread.interrupted()) {
      throw new CancellationException("pruning was interrupted");
    }
    List<Evaluation> judged = judge.apply(removals.stream().map(without).toList());
    Column sums = Consensus.RANK_SUM.of(criteria.stream().map(each -> each.of(judged)).toList());
    return new Round(removals, judged, sums.values(), choice.apply(removals, sums.values()));
  }

  private List<Removal> removed(List<Removal> removals, List<Double> sums) {
    return best(removals, sums, Removal::label, size -> Math.min(perRound, size - 1));
  }

  /** Edges that lead to one node compete: {@code cell/edge.0-3} with {@code cell/edge.1-3}. */
  private List<Removal> removedEdges(List<Removal> removals, List<Double> sums) {
    return best(
        removals,
        sums,
        edge -> edge.label().replaceFirst("edge\\.\\d+-", ""),
        size -> Math.max(0, size - edges));
  }

  private static List<Removal> best(
      List<Removal> removals,
      List<Double> sums,
      Function<Removal, String> group,
      IntUnaryOperator count) {
    Map<String, List<Integer>> places = new LinkedHashMap<>();
    for (int i = 0; i < removals.size(); i++) {
      places.computeIfAbsent(group.apply(removals.get(i)), fresh -> new ArrayList<>()).add(i);
    }
    List<Removal> best = new ArrayList<>();
    places.forEach(
        (name, candidates) ->
            candidates.stream()
                .sorted(Comparator.<Integer>comparingDouble(sums::get).reversed())
                .limit(count.applyAsInt(candidates.size()))
                .map(removals::get)
                .forEach(best::add));
    return best;
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
