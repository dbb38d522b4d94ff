package org.espalier.stdlib.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Shape;

/**
 * Turns what callers give into arrays, and says what does not fit.
 *
 * @param inputs what the graph reads
 * @param precision of the arrays
 * @param channelsLast whether images are laid out {@linkplain ChannelsLast so}
 */
record Feeding(List<Node> inputs, Precision precision, boolean channelsLast) {
  static Feeding of(Graph graph, EngineChoice choice, Precision precision) {
    return new Feeding(graph.inputs(), precision, ChannelsLast.pays(graph, choice));
  }

  List<Shape> shapes() {
    return inputs.stream().map(Node::shape).toList();
  }

  List<NDArray> arrays(Batch batch, NDManager manager) {
    if (batch.inputs().size() != inputs.size()) {
      throw new IllegalArgumentException(
          "The network has "
              + inputs.size()
              + " input(s), but the batch feeds "
              + batch.inputs().size()
              + ".");
    }
    List<NDArray> arrays = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      Node input = inputs.get(i);
      String what = "The input '" + input.name() + "'";
      NDArray array = array(what, batch.inputs().get(i), batch.count(), input.shape(), manager);
      arrays.add(channelsLast ? ChannelsLast.of(array) : array);
    }
    return arrays;
  }

  NDArray target(Loss loss, List<Node> compared, Batch batch, float[] target, NDManager manager) {
    int count = batch.count() * compared.size();
    return loss == Loss.LABELS
        ? array("The labels", target, 1, Shape.of(count), manager).reshape(count)
        : array("The target", target, count, compared.get(0).shape(), manager);
  }

  private NDArray array(String what, float[] values, int count, Shape shape, NDManager manager) {
    if (values.length != count * shape.elements()) {
      throw new IllegalArgumentException(
          what
              + " needs "
              + count * shape.elements()
              + " numbers for "
              + count
              + " example(s) of "
              + shape
              + ", but got "
              + values.length
              + ".");
    }
    return Numbers.create(manager, values, Extents.batched(count, shape), precision);
  }
}
