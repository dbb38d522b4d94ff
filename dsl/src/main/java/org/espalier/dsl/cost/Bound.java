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
    return allows(cost.of(graph));
  }

  /** Whether a value stays inside. */
  public boolean allows(double value) {
    return value >= least && value <= most;
  }

  /** How far a value is out, relative to the end that it passes; 0 inside. */
  public double excess(double value) {
    double end = value > most ? most : least;
    return allows(value) ? 0 : Math.abs(value - end) / Math.max(1, Math.abs(end));
  }

  /** As people say what a network should have: {@code at most 500,000 parameters}. */
  public String words() {
    String fewest = cost.amount("at least ", least);
    String greatest = cost.amount("at most ", most);
    if (Double.isInfinite(least)) {
      return greatest;
    }
    return Double.isInfinite(most) ? fewest : fewest + " and " + greatest;
  }

  /** As typed. */
  @Override
  public String toString() {
    return cost
        + (Double.isInfinite(least) ? "" : ".atLeast(" + number(least) + ")")
        + (Double.isInfinite(most) ? "" : ".atMost(" + number(most) + ")");
  }

  private static String number(double value) {
    return value % 1 == 0 ? String.valueOf((long) value) : String.valueOf(value);
  }
}
