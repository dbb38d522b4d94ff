package org.espalier.dsl.space.recurrent;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.part.Candidates;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Site;

/**
 * DARTS' recurrent cell in a supernet: every node adds up all nodes before it, each through the
 * mixture of all functions and {@code none}, and is normalised (Liu et al., ICLR 2019, arXiv
 * 1806.09055, §2.4 and appendix A.1.2, and its code).
 *
 * <pre>
 * [c, h] = W_i s_j        s_i = norm( sum_j sum_k p_jk (s_j + sigmoid(c) (f_k(h) - s_j)) )
 * </pre>
 *
 * <p>With {@code n} nodes there are {@code n (n + 1) / 2} mixtures, each the same at every step,
 * and {@code none} adds nothing. The norm has no gamma and beta; node 0 and all others, at all
 * steps, share its running statistics. Architectures' own networks have none.
 *
 * @param cell whose supernet
 */
record MixedHighway(HighwayCell cell) {
  private static final BatchNormalization NORM = new BatchNormalization(false, 1e-5, 0.9);

  /** All nodes from node 0 on. */
  List<Node> nodes(GraphBuilder graph, Node first, Choices choices) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(graph.sharing("node.0").add("norm", NORM, first));
    for (int node = 1; node <= cell.nodes(); node++) {
      List<Node> terms = new ArrayList<>();
      for (int from = 0; from < node; from++) {
        terms.add(edge(graph, from, node, nodes.get(from), choices));
      }
      Node sum =
          terms.size() == 1
              ? terms.get(0)
              : graph.within("node." + node).add("sum", new Addition(), terms);
      nodes.add(graph.sharing("node." + node).add("norm", NORM, sum));
    }
    return nodes;
  }

  /** A node's matrix serves all its edges, so what the ways of an edge share is named after it. */
  private Node edge(GraphBuilder graph, int from, int node, Node state, Choices choices) {
    GraphBuilder place = graph.within("node." + node).sharing("from." + from);
    Gate gate = Gate.over(place, List.of(state), state);
    List<CandidateOperation> ways = new ArrayList<>(List.of(Candidates.none()));
    for (String function : cell.functions()) {
      ways.add(
          new CandidateOperation(
              function, "\"" + function + "\"", site -> gate.through(site.graph(), function)));
    }
    GraphBuilder edge = graph.within("edge." + from + "-" + node);
    Site site = new Site(edge, state, state.shape().channels(), 1);
    return choices.choose(cell.edgeLabel(from, node), ways, site);
  }
}
