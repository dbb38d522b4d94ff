package org.espalier.dsl.graph;

/** The neighbours of all vertices on one side, one vertex after the other in one array. */
final class Neighbours {
  /** Per vertex where its neighbours begin; one more for the end. */
  private final int[] first;

  /** Neighbour and slot in turn. */
  private final int[] neighbours;

  /** Whom a vertex reads, or who reads it. */
  enum Side {
    PRODUCERS,
    CONSUMERS
  }

  /**
   * @param size how many vertices
   * @param edges producer, consumer and slot of each in turn
   */
  Neighbours(int size, int[] edges, Side side) {
    int at = side == Side.PRODUCERS ? 1 : 0;
    this.first = new int[size + 1];
    this.neighbours = new int[edges.length / 3 * 2];
    for (int edge = 0; edge < edges.length; edge += 3) {
      first[edges[edge + at]]++;
    }
    for (int vertex = 1; vertex <= size; vertex++) {
      first[vertex] += first[vertex - 1];
    }
    // Now each one's end; every neighbour that is put leads back towards its beginning.
    for (int edge = 0; edge < edges.length; edge += 3) {
      int place = --first[edges[edge + at]];
      neighbours[2 * place] = edges[edge + 1 - at];
      neighbours[2 * place + 1] = edges[edge + 2];
    }
  }

  /** Where a vertex's neighbours begin, and those of the vertex before it end. */
  int first(int vertex) {
    return first[vertex];
  }

  int vertex(int place) {
    return neighbours[2 * place];
  }

  int slot(int place) {
    return neighbours[2 * place + 1];
  }
}
