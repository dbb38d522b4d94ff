package org.espalier.dsl.space.cell;

import java.util.List;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Site;

/**
 * What stands on an edge of a supernet: the mixture of its operations, or more. It changes no
 * architecture's own network.
 */
public sealed interface Mixing permits WholeMixture, PartialChannels, AuxiliarySkip, EdgeWeights {
  /**
   * Adds an edge.
   *
   * @param site where the edge is
   * @param choices what is asked for weights beyond the operations'
   * @param mixture adds the mixture at some site
   */
  Node edge(Site site, Choices choices, MixtureOfOperations mixture);

  /**
   * Adds a node of its edges: their sum.
   *
   * @param graph where the cell is
   * @param cell the cell's name
   * @param node the node's number
   * @param all its edges, one for each state before it
   * @param choices what is asked for weights of the edges
   */
  default Node node(GraphBuilder graph, String cell, int node, List<Node> all, Choices choices) {
    return graph.add("node." + node, new Addition(), all);
  }

  /** As typed; empty for the mixture alone. */
  String word();

  /** As typed behind a cell, from the dot on; empty for the mixture alone. */
  default String text() {
    return word().isEmpty() ? "" : ".mixing(" + word() + ")";
  }

  /** The mixture alone. */
  static Mixing whole() {
    return new WholeMixture();
  }

  /** Adds the mixture of an edge's operations at a site. */
  @FunctionalInterface
  interface MixtureOfOperations {
    /** Adds it. */
    Node at(Site site);
  }
}
