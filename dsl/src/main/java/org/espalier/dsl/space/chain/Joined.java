package org.espalier.dsl.space.chain;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Padding;

/** Puts images side by side along the channels. */
final class Joined {
  private Joined() {}

  /**
   * Concatenates in the order given; images smaller than the largest get zeros around them (Zoph
   * and Le, ICLR 2017, arXiv 1611.01578, §3.3). One image alone stays itself.
   */
  static Node of(GraphBuilder graph, List<Node> images) {
    if (images.size() == 1) {
      return images.get(0);
    }
    int height = images.stream().mapToInt(image -> image.shape().height()).max().orElseThrow();
    int width = images.stream().mapToInt(image -> image.shape().width()).max().orElseThrow();
    List<Node> padded = new ArrayList<>();
    for (Node image : images) {
      boolean fits = image.shape().height() == height && image.shape().width() == width;
      String name = "pad." + padded.size();
      padded.add(fits ? image : graph.add(name, new Padding(height, width), image));
    }
    return graph.add("concatenation", new Concatenation(), padded);
  }
}
