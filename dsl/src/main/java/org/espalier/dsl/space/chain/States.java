package org.espalier.dsl.space.chain;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.space.part.FactorizedReduction;
import org.espalier.dsl.space.part.Site;

/**
 * The outputs of a network's layers at the size of the current layer. A state of an earlier size is
 * halved when it is read, each by a factorised reduction of its own, so that what nothing reads
 * costs nothing.
 */
final class States {
  private final GraphBuilder graph;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Integer> levels = new ArrayList<>();
  private int level;

  States(GraphBuilder graph, Node first) {
    this.graph = graph;
    add(first);
  }

  void add(Node node) {
    nodes.add(node);
    levels.add(level);
  }

  void halve() {
    level++;
  }

  Node at(int state) {
    while (levels.get(state) < level) {
      int next = levels.get(state) + 1;
      GraphBuilder place = graph.within("reduction." + next).within("state." + state);
      Node node = nodes.get(state);
      Site site = new Site(place, node, node.shape().channels(), 2);
      nodes.set(state, FactorizedReduction.linear(site));
      levels.set(state, next);
    }
    return nodes.get(state);
  }
}
