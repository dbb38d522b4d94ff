package org.espalier.dsl.encoding;

import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.CellForm;
import org.espalier.dsl.architecture.CellGraph;

/**
 * How many edits turn one cell into another: adding, removing or relabelling a vertex and adding or
 * removing an edge cost 1 each (Sanfeliu and Fu, 1983). Inputs and outputs are not relabelled, and
 * unused vertices do not count.
 *
 * <p>Goes through all assignments of vertices, cutting off what cannot beat the best so far. Where
 * the cells are so large that this takes more than a million steps, what was found until then is an
 * upper bound, and {@link Distance#exact} says so.
 */
public final class GraphEditDistance {
  private static final int STEPS = 1_000_000;

  private final CellGraph first;
  private final CellGraph second;
  private final int[] assigned;
  private final boolean[] taken;
  private int best;
  private int steps;

  private GraphEditDistance(CellGraph first, CellGraph second) {
    this.first = first;
    this.second = second;
    this.assigned = new int[first.size()];
    this.taken = new boolean[second.size()];
    this.best = first.size() + second.size() + first.edges() + second.edges();
  }

  /**
   * A number of edits.
   *
   * @param edits how many
   * @param exact whether fewer are known not to do; otherwise this is an upper bound
   */
  public record Distance(int edits, boolean exact) {}

  /**
   * Between two architectures, the sum over their cells.
   *
   * @throws IllegalArgumentException when they come from different spaces, or from one without
   *     cells
   */
  public static Distance between(Architecture one, Architecture other) {
    if (!one.space().toString().equals(other.space().toString())) {
      throw new IllegalArgumentException(
          "A distance lies between architectures of one space, but got one of "
              + one.space()
              + " and one of "
              + other.space()
              + ".");
    }
    int edits = 0;
    boolean exact = true;
    for (CellForm cell : Cells.of(one.space(), "A graph edit distance")) {
      Distance distance =
          between(cell.graph(one).pruned(cell.cutting()), cell.graph(other).pruned(cell.cutting()));
      edits += distance.edits;
      exact &= distance.exact;
    }
    return new Distance(edits, exact);
  }

  /** Between two cells. */
  public static Distance between(CellGraph one, CellGraph other) {
    GraphEditDistance search = new GraphEditDistance(one, other);
    search.assign(0, 0);
    return new Distance(search.best, search.steps < STEPS);
  }

  private void assign(int vertex, int edits) {
    if (edits + remaining(vertex) >= best || ++steps >= STEPS) {
      return;
    }
    if (vertex == first.size()) {
      best = Math.min(best, edits + added());
      return;
    }
    for (int other = 0; other < second.size(); other++) {
      if (!taken[other] && comparable(vertex, other)) {
        taken[other] = true;
        assigned[vertex] = other;
        assign(vertex + 1, edits + relabelled(vertex, other) + changedEdges(vertex));
        taken[other] = false;
      }
    }
    assigned[vertex] = -1;
    assign(vertex + 1, edits + 1 + changedEdges(vertex));
  }

  /** At least so many vertices are still added or removed. */
  private int remaining(int vertex) {
    int free = 0;
    for (boolean used : taken) {
      free += used ? 0 : 1;
    }
    return Math.abs(first.size() - vertex - free);
  }

  private boolean comparable(int vertex, int other) {
    boolean end = isEnd(first, vertex) || isEnd(second, other);
    return !end || relabelled(vertex, other) == 0;
  }

  private static boolean isEnd(CellGraph graph, int vertex) {
    String label = graph.labels().get(vertex);
    return label.equals(CellGraph.INPUT) || label.equals(CellGraph.OUTPUT);
  }

  private int relabelled(int vertex, int other) {
    return first.labels().get(vertex).equals(second.labels().get(other)) ? 0 : 1;
  }

  /** Edges between a vertex and those assigned before it that are on one side only. */
  private int changedEdges(int vertex) {
    int changed = 0;
    for (int earlier = 0; earlier < vertex; earlier++) {
      boolean kept = assigned[vertex] >= 0 && assigned[earlier] >= 0;
      changed += differs(earlier, vertex, kept) + differs(vertex, earlier, kept);
    }
    return changed;
  }

  private int differs(int from, int to, boolean kept) {
    boolean other = kept && second.edge(assigned[from], assigned[to]);
    return first.edge(from, to) == other ? 0 : 1;
  }

  /** Vertices that nothing was assigned to, and the edges at them. */
  private int added() {
    int added = 0;
    for (int vertex = 0; vertex < taken.length; vertex++) {
      added += taken[vertex] ? 0 : 1;
      for (int source : second.sources().get(vertex)) {
        added += taken[vertex] && taken[source] ? 0 : 1;
      }
    }
    return added;
  }
}
