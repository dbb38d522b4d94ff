package org.espalier.dsl.architecture;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.espalier.dsl.decision.Decisions;

/** The moves from one architecture to another. */
final class Moves {
  private Moves() {}

  static List<Architecture> neighbours(Architecture architecture) {
    Decisions decisions = architecture.space().decisions();
    int[] choices = architecture.choices();
    Set<Architecture> neighbours = new LinkedHashSet<>();
    for (int position : open(decisions, choices)) {
      for (int option = 0; option < decisions.all().get(position).domain().size(); option++) {
        int[] changed = choices.clone();
        changed[position] = option;
        neighbours.add(new Architecture(architecture.space(), changed));
      }
    }
    neighbours.remove(architecture);
    return List.copyOf(neighbours);
  }

  static Architecture changeOneDecision(Architecture architecture, RandomGenerator random) {
    Decisions decisions = architecture.space().decisions();
    int[] choices = architecture.choices();
    int[] open = open(decisions, choices);
    if (open.length == 0) {
      return architecture;
    }
    int position = open[random.nextInt(open.length)];
    int[] changed = choices.clone();
    int other = random.nextInt(decisions.all().get(position).domain().size() - 1);
    changed[position] = other < choices[position] ? other : other + 1;
    for (int later = position + 1; later < changed.length; later++) {
      if (!decisions.asked(later, choices) && decisions.asked(later, changed)) {
        changed[later] = random.nextInt(decisions.all().get(later).domain().size());
      }
    }
    return new Architecture(architecture.space(), changed);
  }

  /** The decisions that are asked and have another option. */
  private static int[] open(Decisions decisions, int[] choices) {
    return IntStream.range(0, choices.length)
        .filter(i -> decisions.all().get(i).domain().size() > 1)
        .filter(i -> decisions.asked(i, choices))
        .toArray();
  }
}
