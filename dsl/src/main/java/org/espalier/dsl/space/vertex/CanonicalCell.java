package org.espalier.dsl.space.vertex;

import java.util.Arrays;
import java.util.Optional;

/** The smallest of all forms of a labelled cell under renumberings of its inner vertices. */
final class CanonicalCell {
  private CanonicalCell() {}

  /**
   * A text that isomorphic cells share, and only they.
   *
   * @param sources per vertex the bits of those that it reads
   * @param operations per vertex its operation; 0 for input and output
   */
  static String of(int[] sources, int[] operations) {
    int[] bestEdges = sources;
    int[] bestLabels = operations;
    for (int[] numbers : Relabelling.all(sources.length)) {
      Optional<int[]> edges = Relabelling.edges(sources, numbers);
      if (edges.isPresent()) {
        int[] labels = Relabelling.labels(operations, numbers);
        int order = Arrays.compare(edges.get(), bestEdges);
        if (order < 0 || (order == 0 && Arrays.compare(labels, bestLabels) < 0)) {
          bestEdges = edges.get();
          bestLabels = labels;
        }
      }
    }
    return Arrays.toString(bestEdges) + Arrays.toString(bestLabels);
  }
}
