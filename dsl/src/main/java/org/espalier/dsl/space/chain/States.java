package org.espalier.dsl.space.chain;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Crop;

/**
 * The outputs of a network's layers at the size of the current layer. A state of an earlier size is
 * halved when it is read, so that what nothing reads costs nothing.
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
      nodes.set(state, reduced(place, nodes.get(state)));
      levels.set(state, next);
    }
    return nodes.get(state);
  }

  /**
   * Two 1x1 convolutions of stride 2, the second shifted by one row and column, side by side, and a
   * batch norm: no pixel is left out (ENAS' code, {@code _factorized_reduction}).
   */
  private static Node reduced(GraphBuilder graph, Node image) {
    int channels = image.shape().channels();
    Node even = graph.add("even", Convolution.same(channels / 2, 1, 2), image);
    Node shifted = graph.add("shift", new Crop(1, 1), image);
    Node odd = graph.add("odd", Convolution.same(channels - channels / 2, 1, 2), shifted);
    Node joined = graph.add("concatenation", new Concatenation(), even, odd);
    return graph.add("norm", BatchNormalization.standard(), joined);
  }
}
