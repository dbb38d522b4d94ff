package org.espalier.stdlib.draw;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.espalier.dsl.cost.LatencyTable;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.GlobalPooling;

/** What the layers at one place do together, in a few words, as the tables of papers say it. */
final class Operator {
  static final String CELL = "cell";
  private static final int MOST = 3;

  private Operator() {}

  /**
   * What stands at each place of a stretch; "cell" for a cell, which a picture of its own shows.
   */
  static String of(Stretch stretch) {
    List<Node> layers = stretch.layers().get(0);
    if (layers.stream().anyMatch(layer -> !Sketching.cell(layer).isEmpty())) {
      return CELL;
    }
    List<Node> heavy = layers.stream().filter(Operator::isHeavy).toList();
    List<Node> depthwise = heavy.stream().filter(Operator::isDepthwise).toList();
    if (depthwise.size() == 1 && heavy.size() > 1) {
      return mobile(stretch.graph(), layers, depthwise.get(0));
    }
    Set<String> kinds = new LinkedHashSet<>();
    heavy.forEach(node -> kinds.add(Words.times(LatencyTable.kind(node.operation()))));
    if (kinds.isEmpty()) {
      Node last = layers.get(layers.size() - 1);
      return Words.times(last.operation().label());
    }
    List<String> all = new ArrayList<>(kinds);
    return all.size() <= MOST ? String.join(" → ", all) : heavy.size() + " layers";
  }

  private static boolean isHeavy(Node node) {
    return node.weights().stream().anyMatch(weight -> weight.role().matrix());
  }

  private static boolean isDepthwise(Node node) {
    return node.operation() instanceof Convolution && node.operation().label().startsWith("depth");
  }

  /** An inverted residual block: how far it expands and whether it squeezes. */
  private static String mobile(Graph graph, List<Node> layers, Node depthwise) {
    Node first = layers.get(0);
    String kernel = Words.times(LatencyTable.kind(depthwise.operation()));
    String size = kernel.replaceFirst("^depthwise ", "").replaceFirst(" /\\d+$", "");
    String squeeze =
        layers.stream().anyMatch(node -> node.operation() instanceof GlobalPooling) ? ", SE" : "";
    if (first.equals(depthwise) || !(first.operation() instanceof Convolution)) {
      return "separable " + size + squeeze;
    }
    int before = graph.node(first.inputs().get(0)).shape().channels();
    double ratio = (double) depthwise.shape().channels() / before;
    return "MBConv" + Numbers.show(ratio) + " " + size + squeeze;
  }
}
