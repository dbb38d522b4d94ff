package org.espalier.dsl.space.cell;

import java.util.List;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Site;

/**
 * A node of a supernet weighs its edges as well: {@code y = sum_i w_i x_i} over the states before
 * it, with weights named {@code architecture/<cell>/node.<n>/edges} whose options are the states'
 * numbers (edge normalisation of PC-DARTS, Xu et al., ICLR 2020, arXiv 1907.05737, §3.3, where they
 * are a softmax). Weights of 1 leave the plain sum; a softmax makes it smaller by the number of
 * edges.
 *
 * @param edges what stands on each edge
 */
public record EdgeWeights(Mixing edges) implements Mixing {
  /** Checks. */
  public EdgeWeights {
    if (edges instanceof EdgeWeights) {
      throw new IllegalArgumentException(
          "edgeWeights(" + edges.word() + "): the edges of a node are weighed once.");
    }
  }

  @Override
  public Node edge(Site site, Choices choices, MixtureOfOperations mixture) {
    return edges.edge(site, choices, mixture);
  }

  @Override
  public Node node(GraphBuilder graph, String cell, int node, List<Node> all, Choices choices) {
    return choices.choose(cell + "/node." + node + "/edges", all.size(), all::get);
  }

  @Override
  public String word() {
    return "edgeWeights(" + edges.word() + ")";
  }
}
