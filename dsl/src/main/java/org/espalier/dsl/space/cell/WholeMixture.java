package org.espalier.dsl.space.cell;

import org.espalier.dsl.graph.Node;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Site;

/** The mixture alone, on all channels: DARTS. */
record WholeMixture() implements Mixing {
  @Override
  public Node edge(Site site, Choices choices, MixtureOfOperations mixture) {
    return mixture.at(site);
  }

  @Override
  public String word() {
    return "";
  }
}
