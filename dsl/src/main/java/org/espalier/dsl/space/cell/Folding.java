package org.espalier.dsl.space.cell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which cells with operations on their edges count as one graph, as NAS-Bench-201 folds them (Dong
 * and Yang, ICLR 2020, arXiv 2001.00326, section 2, and {@code to_unique_str} of its code). Each
 * node becomes a text: the sorted texts of its edges. Of NAS-Bench-201's 15,625 cells 12,751 are
 * left with {@link #SKIPS} and 6,466 with {@link #SKIPS_AND_ZEROS}.
 */
public enum Folding {
  /** Nothing but the order in which a node adds its edges. */
  NOTHING,
  /** A skip is what it reads. */
  SKIPS,
  /**
   * Likewise, and an edge that carries nothing, or reads a node that is one zero, is a zero. Sums
   * of several zeros stay what they are.
   */
  SKIPS_AND_ZEROS;

  private static final String ZERO = "#";

  /** The text of a cell's output. */
  String key(Cell cell, EdgeNames edges) {
    List<String> nodes = new ArrayList<>(List.of("0"));
    for (int to = 1; to < cell.nodes(); to++) {
      List<String> terms = new ArrayList<>();
      for (int from = 0; from < to; from++) {
        terms.add(term(edges.of(from, to), nodes.get(from)));
      }
      Collections.sort(terms);
      nodes.add(String.join("+", terms));
    }
    return nodes.get(cell.nodes() - 1);
  }

  private String term(String operation, String from) {
    if (this == SKIPS_AND_ZEROS && (operation.equals("none") || from.equals(ZERO))) {
      return ZERO;
    }
    return this != NOTHING && operation.equals("skip_connect")
        ? from
        : "(" + from + ")@" + operation;
  }

  /** What stands on an edge. */
  @FunctionalInterface
  interface EdgeNames {
    String of(int from, int to);
  }
}
