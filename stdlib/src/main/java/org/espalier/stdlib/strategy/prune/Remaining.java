package org.espalier.stdlib.strategy.prune;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

  /** All options of some choices. */
  public static Remaining all(List<RelaxedChoice> choices) {
    Map<String, List<Integer>> all = new LinkedHashMap<>();
    for (RelaxedChoice choice : choices) {
      all.put(choice.label(), IntStream.range(0, choice.size()).boxed().toList());
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

  /** The same with one option only of one decision. */
  public Remaining only(Removal kept) {
    Map<String, List<Integer>> left = new LinkedHashMap<>(options);
    left.replace(kept.label(), List.of(kept.option()));
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

  /**
   * As scores for a derivation: a strength for what is left, 0 for what went.
   *
   * @param strengths by label; 1 where there is none
   */
  public List<Scores> scores(List<RelaxedChoice> choices, Map<String, Double> strengths) {
    List<Scores> scores = new ArrayList<>();
    for (RelaxedChoice choice : choices) {
      List<Integer> left = options.getOrDefault(choice.label(), List.of());
      double strength = strengths.getOrDefault(choice.label(), 1.0);
      scores.add(
          new Scores(
              choice,
              IntStream.range(0, choice.size())
                  .mapToObj(k -> left.contains(k) ? strength : 0.0)
                  .toList()));
    }
    return scores;
  }
}
