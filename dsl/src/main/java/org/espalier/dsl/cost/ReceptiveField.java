package org.espalier.dsl.cost;

import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Input;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.operation.Quantized;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Window;
import org.jspecify.annotations.Nullable;

/**
 * How many rows or columns of the image one number of a feature map depends on, the larger of the
 * two: {@code r' = r + dilation (kernel - 1) jump}, where the jump is how many pixels of the image
 * neighbours on the map are apart (Araujo, Norris and Sim, Distill 2019, equation 2); the largest
 * over all ways through. The image's border does not cut it off.
 *
 * <p>What is not a map any more (behind a global pool, a linear layer) depends on everything and
 * does not count, nor does what hangs on it.
 */
final class ReceptiveField {
  private final Graph graph;
  private final double[] rows;
  private final double[] columns;

  private ReceptiveField(Graph graph) {
    this.graph = graph;
    this.rows = new double[graph.nodes().size()];
    this.columns = new double[graph.nodes().size()];
  }

  static double of(Graph graph) {
    ReceptiveField field = new ReceptiveField(graph);
    double largest = 1;
    for (Node node : graph.nodes()) {
      if (field.grow(node)) {
        largest =
            Math.max(largest, Math.max(field.rows[node.index()], field.columns[node.index()]));
      }
    }
    return largest;
  }

  /** Whether the node is still a map. */
  private boolean grow(Node node) {
    int index = node.index();
    if (node.operation() instanceof Input) {
      rows[index] = node.shape().isImage() ? 1 : 0;
      columns[index] = rows[index];
      return rows[index] > 0;
    }
    for (int input : node.inputs()) {
      if (rows[input] == 0 || !isMap(node.shape())) {
        rows[index] = 0;
        columns[index] = 0;
        return false;
      }
      rows[index] = Math.max(rows[index], rows[input]);
      columns[index] = Math.max(columns[index], columns[input]);
    }
    Window window = window(node.operation());
    if (window != null) {
      Shape image = graph.inputs().get(0).shape();
      Shape before = graph.node(node.inputs().get(0)).shape();
      int dilation = window.dilation();
      rows[index] += dilation * (window.kernelHeight() - 1) * jump(image.height(), before.height());
      columns[index] += dilation * (window.kernelWidth() - 1) * jump(image.width(), before.width());
    }
    return true;
  }

  private static boolean isMap(Shape shape) {
    return shape.isImage() && (shape.height() > 1 || shape.width() > 1);
  }

  private static double jump(int image, int map) {
    return Math.rint((double) image / map);
  }

  private static @Nullable Window window(Operation operation) {
    if (operation instanceof Quantized quantized) {
      return window(quantized.inner());
    }
    if (operation instanceof Convolution convolution) {
      return convolution.window();
    }
    return operation instanceof Pooling pooling ? pooling.window() : null;
  }
}
