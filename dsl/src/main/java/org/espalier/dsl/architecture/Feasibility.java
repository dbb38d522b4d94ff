package org.espalier.dsl.architecture;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.espalier.dsl.cost.Bound;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.random.Seed;

/** Whether anything in a space meets bounds. */
final class Feasibility {
  private static final int SAMPLES = 100;

  private Feasibility() {}

  /** Looks at samples, then goes downhill from the best of them; fails when nothing is inside. */
  static void require(SearchSpace space, Bounds bounds) {
    RandomGenerator random = new Seed(0).stream("feasibility");
    Architecture best = space.sample(random);
    double least = bounds.excess(best.network());
    for (int i = 1; i < SAMPLES && least > 0; i++) {
      Architecture next = space.sample(random);
      double excess = bounds.excess(next.network());
      if (excess < least) {
        best = next;
        least = excess;
      }
    }
    if (least > 0) {
      Architecture nearest = Extremes.descend(best, bounds::excess);
      requireInside(bounds, nearest);
    }
  }

  private static void requireInside(Bounds bounds, Architecture nearest) {
    Graph graph = nearest.network();
    Optional<Bound> broken = bounds.all().stream().filter(bound -> !bound.holds(graph)).findFirst();
    if (broken.isPresent()) {
      Bound bound = broken.get();
      throw new IllegalArgumentException(
          "Nothing in this space was found to have "
              + bounds.all().stream().map(Bound::words).collect(Collectors.joining(" and "))
              + ": what comes nearest, '"
              + nearest
              + "', has "
              + bound.cost().amount(bound.cost().of(graph))
              + ". Loosen the bound to that.");
    }
  }
}
