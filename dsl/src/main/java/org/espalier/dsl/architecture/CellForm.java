package org.espalier.dsl.architecture;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.espalier.dsl.decision.Decisions;

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

  /**
   * The cell, unused vertices included.
   *
   * @param own the choices of {@link #labels}, in their order
   */
  CellGraph graph(int... own);

  /** The cell of an architecture, unused vertices included. */
  default CellGraph graph(Architecture architecture) {
    return graph(labels().stream().mapToInt(architecture::choice).toArray());
  }

  /**
   * What a cell shares with those that count as the same graph.
   *
   * @param own the choices of {@link #labels}, in their order
   */
  Object key(int... own);

  /** {@link #key} for architectures of some decisions, whose positions are looked up only once. */
  default Function<Architecture, Object> keys(Decisions decisions) {
    int[] positions = labels().stream().mapToInt(decisions::position).toArray();
    return architecture -> {
      int[] own = new int[positions.length];
      for (int i = 0; i < own.length; i++) {
        own[i] = architecture.choice(positions[i]);
      }
      return key(own);
    };
  }

  /** The unique graphs of a space in which this cell is all that is decided. */
  default UniqueArchitectures unique(SearchSpace space) {
    return UniqueArchitectures.enumerated(space, keys(space.decisions()));
  }
}
