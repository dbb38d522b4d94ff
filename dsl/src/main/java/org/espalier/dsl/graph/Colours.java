package org.espalier.dsl.graph;

import java.util.Arrays;
import java.util.List;
import org.espalier.dsl.random.SplitMix;

/**
 * A colour per vertex of a labelled graph, such that vertices that a renaming can exchange have one
 * colour. Begins with the labels; each pass mixes into a vertex's colour those of its producers,
 * first to last, and then those of its consumers, last to first; ends when a pass separates no more
 * vertices (Weisfeiler and Leman 1968, for directed graphs).
 */
final class Colours {
  private static final long PRODUCER = 0x9E3779B97F4A7C15L;
  private static final long CONSUMER = 0xC2B2AE3D27D4EB4FL;

  private final long[] colours;
  private final long hash;
  private final int distinct;

  private Colours(long[] colours, int distinct) {
    this.colours = colours;
    this.distinct = distinct;
    long sum = colours.length;
    for (long colour : colours) {
      sum += SplitMix.mix(colour);
    }
    this.hash = SplitMix.mix(sum);
  }

  static Colours of(List<String> labels, List<LabelledGraph.Edge> edges) {
    int[][] byConsumer = order(edges, labels.size(), true);
    int[][] byProducer = order(edges, labels.size(), false);
    long[] colours = new long[labels.size()];
    for (int vertex = 0; vertex < colours.length; vertex++) {
      colours[vertex] = SplitMix.mix(labels.get(vertex).hashCode());
    }
    int before;
    int after = distinct(colours);
    do {
      before = after;
      for (int vertex = 0; vertex < colours.length; vertex++) {
        colours[vertex] = mixed(colours, vertex, byConsumer[vertex], PRODUCER);
      }
      for (int vertex = colours.length - 1; vertex >= 0; vertex--) {
        colours[vertex] = mixed(colours, vertex, byProducer[vertex], CONSUMER);
      }
      after = distinct(colours);
    } while (after > before);
    return new Colours(colours, after);
  }

  /** Per vertex its neighbours on one side and the slots, in turn. */
  private static int[][] order(List<LabelledGraph.Edge> edges, int vertices, boolean byConsumer) {
    int[] counts = new int[vertices];
    edges.forEach(edge -> counts[byConsumer ? edge.to() : edge.from()] += 2);
    int[][] order = new int[vertices][];
    for (int vertex = 0; vertex < vertices; vertex++) {
      order[vertex] = new int[counts[vertex]];
    }
    for (LabelledGraph.Edge edge : edges) {
      int at = byConsumer ? edge.to() : edge.from();
      counts[at] -= 2;
      order[at][counts[at]] = byConsumer ? edge.from() : edge.to();
      order[at][counts[at] + 1] = edge.slot();
    }
    return order;
  }

  private static long mixed(long[] colours, int vertex, int[] neighbours, long side) {
    long sum = 0;
    for (int i = 0; i < neighbours.length; i += 2) {
      sum += SplitMix.mix(colours[neighbours[i]] + side * (neighbours[i + 1] + 1));
    }
    return SplitMix.mix(colours[vertex] + SplitMix.mix(sum + side));
  }

  private static int distinct(long[] colours) {
    long[] sorted = colours.clone();
    Arrays.sort(sorted);
    int distinct = sorted.length == 0 ? 0 : 1;
    for (int i = 1; i < sorted.length; i++) {
      distinct += sorted[i] == sorted[i - 1] ? 0 : 1;
    }
    return distinct;
  }

  long of(int vertex) {
    return colours[vertex];
  }

  long hash() {
    return hash;
  }

  /** Whether no two vertices have one colour, so that only one renaming is left to try. */
  boolean tellAllApart() {
    return distinct == colours.length;
  }
}
