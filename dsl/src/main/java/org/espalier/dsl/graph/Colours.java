package org.espalier.dsl.graph;

import java.util.Arrays;
import java.util.List;
import org.espalier.dsl.random.SplitMix;

/**
 * A colour per vertex of a labelled graph, such that vertices that a renaming can exchange have one
 * colour. Begins with the labels; each pass mixes into a vertex's colour those of its producers,
 * first to last, and then those of its consumers, last to first; ends when a pass separates no more
 * vertices (Weisfeiler and Leman 1968, for directed graphs).
 *
 * <p>Works on arrays of numbers only: this is what a search waits for when it asks whether it has
 * seen a cell.
 */
final class Colours {
  private static final long PRODUCER = 0x9E3779B97F4A7C15L;
  private static final long CONSUMER = 0xC2B2AE3D27D4EB4FL;
  private static final long CHOSEN = 0x165667B19E3779F9L;

  private final Neighbours producers;
  private final Neighbours consumers;
  private final long[] colours;

  /** The same in ascending order. */
  private final long[] sorted;

  private final long hash;

  private Colours(Neighbours producers, Neighbours consumers, long[] colours) {
    this.producers = producers;
    this.consumers = consumers;
    this.colours = colours;
    this.sorted = colours.clone();
    int before;
    int after = distinct();
    do {
      before = after;
      refine();
      after = distinct();
    } while (after > before && after < colours.length);
    long sum = colours.length;
    for (long colour : colours) {
      sum += SplitMix.mix(colour);
    }
    this.hash = SplitMix.mix(sum);
  }

  /**
   * The refinement of the labels.
   *
   * @param edges producer, consumer and slot of each in turn
   */
  static Colours of(List<String> labels, int[] edges) {
    long[] colours = new long[labels.size()];
    for (int vertex = 0; vertex < colours.length; vertex++) {
      colours[vertex] = SplitMix.mix(labels.get(vertex).hashCode());
    }
    return new Colours(
        new Neighbours(colours.length, edges, Neighbours.Side.PRODUCERS),
        new Neighbours(colours.length, edges, Neighbours.Side.CONSUMERS),
        colours);
  }

  /** The refinement that follows when one vertex has a colour of its own. */
  Colours choosing(int vertex) {
    long[] chosen = colours.clone();
    chosen[vertex] = SplitMix.mix(chosen[vertex] + CHOSEN);
    return new Colours(producers, consumers, chosen);
  }

  private void refine() {
    for (int vertex = 0; vertex < colours.length; vertex++) {
      colours[vertex] = mixed(vertex, producers, PRODUCER);
    }
    for (int vertex = colours.length - 1; vertex >= 0; vertex--) {
      colours[vertex] = mixed(vertex, consumers, CONSUMER);
    }
  }

  private long mixed(int vertex, Neighbours neighbours, long side) {
    long sum = 0;
    for (int i = neighbours.first(vertex); i < neighbours.first(vertex + 1); i++) {
      sum += SplitMix.mix(colours[neighbours.vertex(i)] + side * (neighbours.slot(i) + 1));
    }
    return SplitMix.mix(colours[vertex] + SplitMix.mix(sum + side));
  }

  private int distinct() {
    System.arraycopy(colours, 0, sorted, 0, colours.length);
    Arrays.sort(sorted);
    int distinct = 0;
    for (int i = 0; i < sorted.length; i++) {
      distinct += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
    }
    return distinct;
  }

  int size() {
    return colours.length;
  }

  long of(int vertex) {
    return colours[vertex];
  }

  long hash() {
    return hash;
  }

  /** How many vertices have a smaller colour. */
  int rank(int vertex) {
    int rank = Arrays.binarySearch(sorted, colours[vertex]);
    while (rank > 0 && sorted[rank - 1] == sorted[rank]) {
      rank--;
    }
    return rank;
  }

  /** A vertex that shares its colour with another one; -1 if none does. */
  int ambiguous() {
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        int vertex = 0;
        while (colours[vertex] != sorted[i]) {
          vertex++;
        }
        return vertex;
      }
    }
    return -1;
  }
}
