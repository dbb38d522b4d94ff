package org.espalier.stdlib.engine;

import java.util.List;
import java.util.Map;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Margin;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.operation.Window;

/**
 * Pools are MXNet's own, which oneDNN computes on the processor. They pad opposite sides equally;
 * what is uneven is framed beforehand.
 *
 * <p>MXNet tells the error stream, once for each size of means, that it trains with {@code
 * prop_kind forward_scoring}. That is as it should be: a mean needs no memory of its way forward.
 */
final class PoolingLowering {
  /** Less than every number that a network yields, and still finite. */
  static final double LEAST = -3e38;

  private final SymbolLowering lowering;

  PoolingLowering(SymbolLowering lowering) {
    this.lowering = lowering;
  }

  int lower(Pooling pooling, Node node, int input) {
    boolean average = pooling.kind() == Pooling.Kind.AVERAGE;
    Window window = pooling.window();
    boolean even = window.margin().isEven();
    Map<String, String> attributes = SymbolLowering.window(window);
    attributes.remove("dilate");
    attributes.put("pool_type", average ? "avg" : "max");
    attributes.put("pooling_convention", "valid");
    attributes.put("count_include_pad", pooling.countPadding() ? "True" : "False");
    int framed = even ? input : framed(window, input, average ? 0 : LEAST);
    int pooled = lowering.text().operation("Pooling", attributes, framed);
    boolean weighed = average && !even && !pooling.countPadding();
    return weighed
        ? lowering.text().operation("broadcast_mul", Map.of(), pooled, shares(window, node))
        : pooled;
  }

  /** For each place the window's size over how many real numbers it holds there. */
  private int shares(Window window, Node node) {
    int height = node.shape().height();
    int width = node.shape().width();
    int rows = lowering.shapeOf(node.inputs().get(0)).height();
    int columns = lowering.shapeOf(node.inputs().get(0)).width();
    Margin margin = window.margin();
    float size = (float) window.kernelHeight() * window.kernelWidth();
    float[] shares = new float[height * width];
    for (int y = 0; y < height; y++) {
      int tall = inside(y * window.strideHeight() - margin.top(), window.kernelHeight(), rows);
      for (int x = 0; x < width; x++) {
        int wide = inside(x * window.strideWidth() - margin.left(), window.kernelWidth(), columns);
        shares[y * width + x] = size / (tall * wide);
      }
    }
    return lowering.constant(List.of(1, 1, height, width), shares);
  }

  private static int inside(int from, int length, int extent) {
    return Math.min(from + length, extent) - Math.max(from, 0);
  }

  private int framed(Window window, int input, double value) {
    return new SymbolImages(lowering).pad(input, window.margin(), Double.toString(value));
  }
}
