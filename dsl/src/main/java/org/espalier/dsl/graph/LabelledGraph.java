package org.espalier.dsl.graph;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.Multiplication;
import org.espalier.dsl.operation.Operation;

/**
 * A directed acyclic graph of labels, up to the names and the order of its vertices: two of them
 * are equal exactly when they are isomorphic, that is when the vertices of one can be renamed so
 * that labels, edges and slots are those of the other.
 *
 * <p>Equality compares the colours of a refinement first (a Weisfeiler-Leman hash over both
 * directions of the edges), and only where they agree searches for a renaming; so a different hash
 * proves a difference, and equal graphs always have equal hashes.
 */
public final class LabelledGraph {
  private final List<String> labels;
  private final List<Edge> edges;
  private final Colours colours;

  /**
   * @param labels what each vertex is; vertices are numbered from 0
   * @param edges along which data run
   * @throws IllegalArgumentException when an edge leaves the graph or runs from a vertex to one
   *     that is not behind it
   */
  public LabelledGraph(List<String> labels, List<Edge> edges) {
    this.labels = List.copyOf(labels);
    this.edges = List.copyOf(edges);
    int[] ends = new int[3 * this.edges.size()];
    for (int i = 0; i < this.edges.size(); i++) {
      Edge edge = this.edges.get(i);
      ends[3 * i] = edge.from();
      ends[3 * i + 1] = edge.to();
      ends[3 * i + 2] = edge.slot();
      if (edge.from() < 0 || edge.from() >= edge.to() || edge.to() >= labels.size()) {
        throw new IllegalArgumentException(
            "An edge runs from a vertex to a later one of the "
                + labels.size()
                + " vertices, but got "
                + edge.from()
                + " to "
                + edge.to()
                + ".");
      }
    }
    this.colours = Colours.of(this.labels, ends);
  }

  /**
   * One use of a vertex by another.
   *
   * @param from the producer
   * @param to the consumer, behind it
   * @param slot which of the consumer's inputs it is; 0 for all where their order does not matter
   */
  public record Edge(int from, int to, int slot) {}

  /**
   * The graph of a network without its names: labels are operations. The inputs of sums and
   * products have no order; nodes that share weights hang on a vertex of their own.
   */
  public static LabelledGraph of(Graph graph) {
    List<String> labels = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (Node node : graph.nodes()) {
      labels.add(node.operation() + " " + outputsOf(graph, node));
      boolean ordered = !commutes(node.operation());
      for (int slot = 0; slot < node.inputs().size(); slot++) {
        edges.add(new Edge(node.inputs().get(slot), node.index(), ordered ? slot : 0));
      }
    }
    SharedWeights.of(graph)
        .forEach(
            group -> {
              labels.add("shared weights");
              group.forEach(index -> edges.add(new Edge(index, labels.size() - 1, 0)));
            });
    return new LabelledGraph(labels, edges);
  }

  private static List<Integer> outputsOf(Graph graph, Node node) {
    List<Integer> places = new ArrayList<>();
    for (int place = 0; place < graph.outputs().size(); place++) {
      if (graph.outputs().get(place).index() == node.index()) {
        places.add(place);
      }
    }
    return places;
  }

  private static boolean commutes(Operation operation) {
    return operation instanceof Addition || operation instanceof Multiplication;
  }

  /** What each vertex is. */
  public List<String> labels() {
    return labels;
  }

  /** All uses. */
  public List<Edge> edges() {
    return edges;
  }

  /**
   * A number that isomorphic graphs share, on every machine; different numbers prove a difference.
   */
  public long hash() {
    return colours.hash();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LabelledGraph graph
        && graph.hash() == hash()
        && ((graph.labels.equals(labels) && graph.edges.equals(edges))
            || Isomorphism.between(this, colours, graph, graph.colours));
  }

  @Override
  public int hashCode() {
    return Long.hashCode(hash());
  }

  @Override
  public String toString() {
    return labels + " " + edges;
  }
}
