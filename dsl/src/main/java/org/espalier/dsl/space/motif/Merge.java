package org.espalier.dsl.space.motif;

import java.util.List;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.space.part.Site;

/** What becomes of several edges into one node. */
final class Merge {
  private Merge() {}

  static Node of(Site site, List<Node> edges, boolean narrowed) {
    if (edges.size() == 1) {
      return edges.get(0);
    }
    Node joined = site.graph().add("concatenation", new Concatenation(), edges);
    return narrowed ? MotifOperations.convolution().recipe().build(site.from(joined)) : joined;
  }
}
