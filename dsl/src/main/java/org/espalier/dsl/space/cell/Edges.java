package org.espalier.dsl.space.cell;

import java.util.List;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.Node;

/** How the nodes of a two-input cell come to their inputs and operations. */
sealed interface Edges permits Kept, Every, Picked, Given {
  /** What has to be decided for one node. */
  List<Decision> decisions(String cell, int node);

  /** Adds one node to a cell whose earlier states are there. */
  Node build(CellFrame frame, int node);

  /** Refuses what does not fit a cell of so many nodes. */
  void check(int nodes);

  /** Whether its architectures can be written as a genotype. */
  boolean hasGenotype();

  /** How many {@link #decisions} one node has. */
  int decided(int node);

  /**
   * The edges of one node.
   *
   * @param choices those of {@link #decisions}, in their order
   */
  List<Genotype.Edge> edges(int node, int... choices);

  /**
   * How a node makes one state of its edges.
   *
   * @param choices those of {@link #decisions}, in their order
   */
  default Combination combination(int... choices) {
    return Combination.ADD;
  }

  /**
   * Reads the edges of one node.
   *
   * @param edges what stands in the text, in any order
   * @param where the node in the text's words, for messages
   * @return the choices of {@link #decisions}, in their order
   */
  int[] choices(int node, List<Genotype.Edge> edges, String where);

  /** What can stand on the edges of one node, by name. */
  List<String> operations(int node);

  /** As typed, from the dot on. */
  String text();
}
