package org.espalier.dsl.architecture;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.espalier.dsl.graph.LabelledGraph;

/**
 * A cell as a small directed graph with an operation on each vertex. Vertices stand in topological
 * order; the first ones may be inputs, the last one is the output.
 *
 * @param labels what stands on each vertex
 * @param sources per vertex the vertices that it reads, ascending and smaller than itself
 */
public record CellGraph(List<String> labels, List<List<Integer>> sources) {
  /** The label of what a cell reads. */
  public static final String INPUT = "input";

  /** The label of what a cell yields. */
  public static final String OUTPUT = "output";

  /** Copies and checks. */
  public CellGraph {
    labels = List.copyOf(labels);
    sources = sources.stream().map(List::copyOf).toList();
    if (labels.size() != sources.size()) {
      throw new IllegalArgumentException(
          "A cell's graph has one label per vertex, but got "
              + labels.size()
              + " labels and "
              + sources.size()
              + " vertices.");
    }
    for (int vertex = 0; vertex < sources.size(); vertex++) {
      requireEarlier(vertex, sources.get(vertex));
    }
  }

  private static void requireEarlier(int vertex, List<Integer> sources) {
    for (int source : sources) {
      if (source < 0 || source >= vertex) {
        throw new IllegalArgumentException(
            "An edge runs from an earlier to a later vertex, but got one from "
                + source
                + " to "
                + vertex
                + ".");
      }
    }
  }

  /** How many vertices. */
  public int size() {
    return labels.size();
  }

  /** How many edges. */
  public int edges() {
    return sources.stream().mapToInt(List::size).sum();
  }

  /** Whether an edge runs from one vertex to another. */
  public boolean edge(int from, int to) {
    return sources.get(to).contains(from);
  }

  /** The same up to the order of its vertices: isomorphic cells are equal. */
  public LabelledGraph unordered() {
    List<LabelledGraph.Edge> edges = new ArrayList<>();
    for (int vertex = 0; vertex < size(); vertex++) {
      for (int source : sources.get(vertex)) {
        edges.add(new LabelledGraph.Edge(source, vertex, 0));
      }
    }
    return new LabelledGraph(labels, edges);
  }

  /** Per vertex the vertices that read it, ascending. */
  public List<List<Integer>> targets() {
    List<List<Integer>> targets = new ArrayList<>();
    labels.forEach(label -> targets.add(new ArrayList<>()));
    for (int vertex = 0; vertex < size(); vertex++) {
      for (int source : sources.get(vertex)) {
        targets.get(source).add(vertex);
      }
    }
    return targets;
  }

  /**
   * Only the vertices on a way from an input to the output; inputs and the output always stay.
   *
   * @param cutting labels that let nothing through, such as {@code none}
   */
  public CellGraph pruned(Set<String> cutting) {
    BitSet reached = new BitSet();
    for (int vertex = 0; vertex < size(); vertex++) {
      boolean open = !cutting.contains(labels.get(vertex));
      boolean fed = sources.get(vertex).stream().anyMatch(reached::get);
      reached.set(vertex, labels.get(vertex).equals(INPUT) || (open && fed));
    }
    BitSet needed = new BitSet();
    needed.set(size() - 1);
    for (int vertex = size() - 1; vertex >= 0; vertex--) {
      if (needed.get(vertex)) {
        sources.get(vertex).stream().filter(reached::get).forEach(needed::set);
      }
    }
    needed.and(reached);
    needed.set(size() - 1);
    for (int vertex = 0; vertex < size(); vertex++) {
      needed.set(vertex, needed.get(vertex) || labels.get(vertex).equals(INPUT));
    }
    return only(needed);
  }

  private CellGraph only(BitSet kept) {
    List<String> fewer = kept.stream().mapToObj(labels::get).toList();
    List<List<Integer>> edges =
        kept.stream()
            .mapToObj(
                vertex ->
                    sources.get(vertex).stream()
                        .filter(kept::get)
                        .map(source -> kept.get(0, source).cardinality())
                        .toList())
            .toList();
    return new CellGraph(fewer, edges);
  }
}
