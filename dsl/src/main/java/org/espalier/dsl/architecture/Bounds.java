package org.espalier.dsl.architecture;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.espalier.dsl.cost.Bound;
import org.espalier.dsl.graph.Graph;

/**
 * Bounds that hold together.
 *
 * @param all each of them
 */
record Bounds(List<Bound> all) {
  Bounds {
    all = List.copyOf(all);
  }

  boolean hold(Graph graph) {
    return all.stream().allMatch(bound -> bound.holds(graph));
  }

  /** What breaks the first bound that does not hold. */
  Optional<String> broken(Graph graph) {
    return all.stream()
        .filter(bound -> !bound.holds(graph))
        .findFirst()
        .map(
            bound ->
                bound.cost().amount(bound.cost().of(graph)) + ", but should have " + bound.words());
  }

  /** How far a network is out, as a sum of relative distances; 0 inside. */
  double excess(Graph graph) {
    return all.stream().mapToDouble(bound -> bound.excess(bound.cost().of(graph))).sum();
  }

  String text() {
    return all.stream().map(bound -> ".subjectTo(" + bound + ")").collect(Collectors.joining());
  }
}
