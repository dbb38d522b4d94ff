package org.espalier.dsl.architecture;

import java.util.List;
import java.util.Set;

/**
 * How the choices for a cell become a small graph: what encodings, distances and the search for
 * equal graphs read.
 */
public interface CellForm {
  /** What its decisions' labels begin with. */
  String name();

  /** The labels of the decisions that shape it. */
  List<String> labels();

  /** What can stand on a vertex, inputs and output aside; in the order of the options. */
  List<String> operations();

  /** Which of them let nothing through. */
  default Set<String> cutting() {
    return Set.of();
  }

  /** How many vertices {@link #graph} has, inputs and output included; the same for all. */
  int vertices();

  /** The fewest operations on a way from an input to the output. */
  int shortest();

  /** The most operations on a way from an input to the output. */
  int longest();

  /** The cell of an architecture, unused vertices included. */
  CellGraph graph(Architecture architecture);

  /** What an architecture's cell shares with those that count as the same graph. */
  Object key(Architecture architecture);

  /** The unique graphs of a space in which this cell is all that is decided. */
  default UniqueArchitectures unique(SearchSpace space) {
    return UniqueArchitectures.enumerated(space, this::key);
  }
}
