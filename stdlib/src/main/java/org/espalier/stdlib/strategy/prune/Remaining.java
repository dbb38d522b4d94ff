package org.espalier.stdlib.strategy.prune;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.decision.Decision;
import org.espalier.stdlib.strategy.relaxed.RelaxedChoice;
import org.espalier.stdlib.strategy.relaxed.derivation.Scores;

/**
 * Which options of each decision are left. Immutable.
 *
 * @param options for each decision's label the indices of its options, ascending; at least one
 */
public record Remaining(Map<String, List<Integer>> options) {
  /**
   * An option that might go.
   *
   * @param label of which decision
   * @param option which, an index
   */
  public record Removal(String label, int option) {}

  /** Copies, keeping the order. */
  public Remaining {
    Map<String, List<Integer>> copied = new LinkedHashMap<>();
    options.forEach((label, left) -> copied.put(label, List.copyOf(left)));
    options = Collections.unmodifiableMap(copied);
    options.forEach(
        (label, left) -> {
          if (left.isEmpty()) {
            throw new IllegalArgumentException(
                "No option of '" + label + "' is left; one must stay.");
          }
        });
  }

  /** All options of a space. */
  public static Remaining all(SearchSpace space) {
    Map<String, List<Integer>> all = new LinkedHashMap<>();
    for (Decision decision : space.decisions().all()) {
      all.put(decision.label(), IntStream.range(0, decision.domain().size()).boxed().toList());
    }
    return new Remaining(all);
  }

  /** The same without one option. */
  public Remaining without(Removal removal) {
    Map<String, List<Integer>> left = new LinkedHashMap<>(options);
    left.computeIfPresent(
        removal.label(),
        (label, before) -> before.stream().filter(each -> each != removal.option()).toList());
    return new Remaining(left);
  }

  /** What can go: every option that is not alone, decision after decision. */
  public List<Removal> removals() {
    List<Removal> removals = new ArrayList<>();
    options.forEach(
        (label, left) -> {
          if (left.size() > 1) {
            left.forEach(option -> removals.add(new Removal(label, option)));
          }
        });
    return removals;
  }

  /** How many options are left altogether. */
  public int count() {
    return options.values().stream().mapToInt(List::size).sum();
  }

  /** As scores for a derivation: 1 for what is left, 0 for what went. */
  public List<Scores> scores(SearchSpace space) {
    List<Scores> scores = new ArrayList<>();
    for (Decision decision : space.decisions().all()) {
      List<Integer> left = options.getOrDefault(decision.label(), List.of());
      List<String> names = decision.domain().choices();
      scores.add(
          new Scores(
              new RelaxedChoice(decision.label(), names),
              IntStream.range(0, names.size())
                  .mapToObj(k -> left.contains(k) ? 1.0 : 0.0)
                  .toList()));
    }
    return scores;
  }
}
