package org.espalier.dsl.space.cell;

import org.espalier.dsl.graph.Node;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Site;

/**
 * What stands on an edge of a supernet: the mixture of its operations, or more. It changes no
 * architecture's own network.
 */
public sealed interface Mixing permits WholeMixture, PartialChannels, AuxiliarySkip {
  /**
   * Adds an edge.
   *
   * @param site where the edge is
   * @param choices what is asked for weights beyond the operations'
   * @param mixture adds the mixture at some site
   */
  Node edge(Site site, Choices choices, MixtureOfOperations mixture);

  /** As typed, from the dot on; empty for the mixture alone. */
  String text();

  /** Adds the mixture of an edge's operations at a site. */
  @FunctionalInterface
  interface MixtureOfOperations {
    /** Adds it. */
    Node at(Site site);
  }
}
