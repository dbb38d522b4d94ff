package org.espalier.dsl.space.vertex;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Which vertices read which: per vertex a set of bits, one for each source.
 *
 * @param sources per vertex the bits of the vertices that it reads
 */
record Matrix(List<Integer> sources) {
  Matrix {
    sources = List.copyOf(sources);
  }

  /**
   * Of the choices for all possible edges, 1 where there is one.
   *
   * @param choices by the edge's number, as {@link GraphCell#edgeLabels} has them
   */
  static Matrix of(int vertices, IntUnaryOperator choices) {
    List<Integer> sources = new ArrayList<>();
    int edge = 0;
    for (int to = 0; to < vertices; to++) {
      int bits = 0;
      for (int from = 0; from < to; from++) {
        bits |= choices.applyAsInt(edge++) << from;
      }
      sources.add(bits);
    }
    return new Matrix(sources);
  }

  int size() {
    return sources.size();
  }

  boolean edge(int from, int to) {
    return (sources.get(to) >> from & 1) == 1;
  }

  /** The vertices on a way from the input to the output, as bits. */
  int used() {
    int reached = 1;
    for (int vertex = 1; vertex < size(); vertex++) {
      reached |= (sources.get(vertex) & reached) != 0 ? 1 << vertex : 0;
    }
    int needed = 1 << (size() - 1);
    for (int vertex = size() - 1; vertex > 0; vertex--) {
      needed |= (needed >> vertex & 1) == 1 ? sources.get(vertex) : 0;
    }
    return reached & needed;
  }

  /** Only edges between used vertices. */
  Matrix pruned() {
    int used = used();
    List<Integer> kept = new ArrayList<>();
    for (int vertex = 0; vertex < size(); vertex++) {
      kept.add((used >> vertex & 1) == 1 ? sources.get(vertex) & used : 0);
    }
    return new Matrix(kept);
  }

  /**
   * How many channels each vertex has: those that the output reads share its channels evenly, the
   * first ones taking what is left over; every other one has as many as the widest that reads it
   * (NAS-Bench-101, {@code model_builder.py}).
   */
  int[] channels(int input, int output) {
    int[] channels = new int[size()];
    int last = size() - 1;
    channels[0] = input;
    channels[last] = output;
    int sharing = Integer.bitCount(sources.get(last) & ~1);
    int more = sharing == 0 ? 0 : output % sharing;
    for (int vertex = 1; vertex < last; vertex++) {
      if (edge(vertex, last)) {
        channels[vertex] = output / sharing + (more-- > 0 ? 1 : 0);
      }
    }
    for (int vertex = last - 1; vertex > 0; vertex--) {
      for (int to = vertex + 1; to < last && !edge(vertex, last); to++) {
        channels[vertex] = Math.max(channels[vertex], edge(vertex, to) ? channels[to] : 0);
      }
    }
    return channels;
  }
}
