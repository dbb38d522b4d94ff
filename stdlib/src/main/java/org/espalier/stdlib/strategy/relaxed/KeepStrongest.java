package org.espalier.stdlib.strategy.relaxed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Drops all options of every choice but those of the largest points; ties go to the earlier option.
 * The others keep their parameters and what is remembered of them (P-DARTS, DrNAS).
 *
 * @param count how many options a choice keeps; at least 1. One that has no more keeps all
 */
public record KeepStrongest(int count) implements Event {
  /** Checks. */
  public KeepStrongest {
    if (count < 1) {
      throw new IllegalArgumentException(
          "keepStrongest(" + count + "): a choice keeps at least 1 option.");
    }
  }

  @Override
  public void happen(SearchState state, Moment moment) {
    Map<String, double[]> points = state.search().relaxation().points(state.parameters());
    for (RelaxedChoice choice : state.parameters().choices()) {
      double[] point = points.get(choice.label());
      if (point != null && choice.size() > count) {
        Set<String> dropped = new LinkedHashSet<>(choice.options());
        Set<String> kept = strongest(choice, point);
        dropped.removeAll(kept);
        state.keep(choice.label(), kept);
        state.note(choice.label() + " drops " + String.join(", ", dropped));
      }
    }
  }

  private Set<String> strongest(RelaxedChoice choice, double[] point) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, point.length).boxed().toList());
    order.sort(Comparator.comparingDouble((Integer option) -> -point[option]));
    Set<String> kept = new LinkedHashSet<>();
    order.subList(0, count).forEach(option -> kept.add(choice.options().get(option)));
    return kept;
  }

  @Override
  public String toString() {
    return "keepStrongest(" + count + ")";
  }
}
