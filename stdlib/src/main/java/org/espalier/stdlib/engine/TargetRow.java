package org.espalier.stdlib.engine;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.ChannelSlice;
import org.espalier.dsl.operation.Shape;

/**
 * What an example's target looks like: that of the only output, or of several outputs, one after
 * the other.
 *
 * @param shape the whole
 * @param parts where each output's stands in it; empty where the only output has all of it
 */
record TargetRow(Shape shape, List<ChannelSlice> parts) {
  /**
   * That of a graph.
   *
   * @throws IllegalArgumentException when it has several outputs that are not vectors
   */
  static TargetRow of(Graph graph) {
    List<Node> outputs = graph.outputs();
    if (outputs.size() == 1) {
      return new TargetRow(outputs.get(0).shape(), List.of());
    }
    List<ChannelSlice> parts = new ArrayList<>();
    int from = 0;
    for (Node output : outputs) {
      Shape shape = output.shape();
      if (!shape.equals(Shape.of(shape.channels()))) {
        throw new IllegalArgumentException(
            "The loss of several outputs needs vectors, but '"
                + output.name()
                + "' is "
                + shape
                + ".");
      }
      parts.add(new ChannelSlice(from, from + shape.channels()));
      from += shape.channels();
    }
    return new TargetRow(Shape.of(from), List.copyOf(parts));
  }
}
