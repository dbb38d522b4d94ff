package org.espalier.dsl.cost;

import org.espalier.dsl.graph.Graph;

/**
 * Between which costs a network stays; both ends count as inside.
 *
 * @param cost what is bounded
 * @param least the lower end; minus infinity for none
 * @param most the upper end; infinity for none
 */
public record Bound(Cost cost, double least, double most) {
  /** Checks. */
  public Bound {
    if (!(least <= most)) {
      throw new IllegalArgumentException(
          "A bound on "
              + cost.name()
              + " runs from the smaller to the larger number, but got "
              + least
              + " and "
              + most
              + ".");
    }
  }

  /** Whether a network stays inside. */
  public boolean holds(Graph graph) {
    double value = cost.of(graph);
    return value >= least && value <= most;
  }
}
