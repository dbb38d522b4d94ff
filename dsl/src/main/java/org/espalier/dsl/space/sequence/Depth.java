package org.espalier.dsl.space.sequence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.espalier.dsl.decision.Condition;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Domain;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Options;

/**
 * How many layers, a decision; a layer's own decisions are asked only where it stands.
 *
 * @param label the decision's
 * @param counts numbers of layers to choose from
 * @param optional whether no layer at all is a choice too, the first
 */
record Depth(String label, List<Integer> counts, boolean optional) {
  Depth {
    counts = Options.of("layers", counts);
  }

  private List<Integer> all() {
    List<Integer> all = new ArrayList<>(optional ? List.of(0) : List.of());
    all.addAll(counts);
    return all;
  }

  /** The decision, then those of the layers that there may be, numbered from 1. */
  List<Decision> decisions(IntFunction<List<Decision>> layer) {
    List<Decision> decisions = new ArrayList<>();
    List<Integer> all = all();
    decisions.add(Decision.of(label, new Domain(all.stream().map(String::valueOf).toList())));
    int most = all.stream().mapToInt(Integer::intValue).max().orElseThrow();
    for (int number = 1; number <= most; number++) {
      Condition stands = new Condition(label, deepEnough(all, number));
      for (Decision decision : layer.apply(number)) {
        decisions.add(decision.condition() == null ? decision.when(stands) : decision);
      }
    }
    return decisions;
  }

  private static Set<Integer> deepEnough(List<Integer> all, int number) {
    Set<Integer> options = new LinkedHashSet<>();
    for (int option = 0; option < all.size(); option++) {
      if (all.get(option) >= number) {
        options.add(option);
      }
    }
    return options;
  }

  int chosen(Choices choices) {
    return all().get(choices.of(label));
  }
}
