package org.espalier.stdlib.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Margin;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.operation.Window;

/**
 * Cheaper exact forms of pools for MXNet on the processor, whose own pools are not vectorised.
 *
 * <ul>
 *   <li>A mean is a depthwise convolution with ones, times one over how many numbers the window
 *       holds at each place (fifteen times faster).
 *   <li>A maximum at stride 1 is the maximum of shifted slices, first along rows, then along
 *       columns. Among equal numbers the first in reading order gets the gradient, as in a pool.
 * </ul>
 */
final class PoolingLowering {
  /** Less than every number that a network yields, and still finite. */
  static final double LEAST = -3e38;

  private final SymbolLowering lowering;

  PoolingLowering(SymbolLowering lowering) {
    this.lowering = lowering;
  }

  int lower(Pooling pooling, Node node, int input) {
    if (pooling.kind() == Pooling.Kind.AVERAGE) {
      lowering.fired(LoweringRule.LOWER_AVERAGE_POOLS);
      return average(pooling, node, input);
    }
    Window window = pooling.window();
    boolean everywhere = window.strideHeight() == 1 && window.strideWidth() == 1;
    if (!everywhere) {
      return pool(pooling, input);
    }
    lowering.fired(LoweringRule.LOWER_MAXIMUM_POOLS);
    return maximum(window, input);
  }

  /** MXNet's own. */
  private int pool(Pooling pooling, int input) {
    Map<String, String> attributes = SymbolLowering.window(pooling.window());
    attributes.remove("dilate");
    attributes.put("pool_type", "max");
    attributes.put("pooling_convention", "valid");
    boolean even = pooling.window().margin().isEven();
    int framed = even ? input : framed(pooling.window(), input, LEAST);
    return lowering.text().operation("Pooling", attributes, framed);
  }

  private int average(Pooling pooling, Node node, int input) {
    Window window = pooling.window();
    int channels = node.shape().channels();
    int size = window.kernelHeight() * window.kernelWidth();
    boolean even = pooling.countPadding() || window.margin().isNone();
    float[] kernel = new float[channels * size];
    Arrays.fill(kernel, even ? 1f / size : 1f);
    int ones =
        lowering.constant(
            List.of(channels, 1, window.kernelHeight(), window.kernelWidth()), kernel);
    Map<String, String> attributes = SymbolLowering.window(window);
    attributes.put("num_filter", Integer.toString(channels));
    attributes.put("num_group", Integer.toString(channels));
    attributes.put("no_bias", "True");
    int framed = window.margin().isEven() ? input : framed(window, input, 0);
    int sum = lowering.text().operation("Convolution", attributes, framed, ones);
    return even
        ? sum
        : lowering.text().operation("broadcast_mul", Map.of(), sum, shares(window, node));
  }

  /** One over how many real numbers the window holds at each place. */
  private int shares(Window window, Node node) {
    int height = node.shape().height();
    int width = node.shape().width();
    int rows = lowering.shapeOf(node.inputs().get(0)).height();
    int columns = lowering.shapeOf(node.inputs().get(0)).width();
    Margin margin = window.margin();
    float[] shares = new float[height * width];
    for (int y = 0; y < height; y++) {
      int tall = inside(y * window.strideHeight() - margin.top(), window.kernelHeight(), rows);
      for (int x = 0; x < width; x++) {
        int wide = inside(x * window.strideWidth() - margin.left(), window.kernelWidth(), columns);
        shares[y * width + x] = 1f / (tall * wide);
      }
    }
    return lowering.constant(List.of(1, 1, height, width), shares);
  }

  private static int inside(int from, int length, int extent) {
    return Math.min(from + length, extent) - Math.max(from, 0);
  }

  private int maximum(Window window, int input) {
    int padded = framed(window, input, LEAST);
    return along(2, window.kernelHeight(), along(3, window.kernelWidth(), padded));
  }

  private int framed(Window window, int input, double value) {
    return new SymbolImages(lowering).pad(input, window.margin(), Double.toString(value));
  }

  private int along(int axis, int length, int input) {
    int greatest = shifted(input, axis, 0, length);
    for (int shift = 1; shift < length; shift++) {
      int next = shifted(input, axis, shift, length);
      greatest = lowering.text().operation("_maximum", Map.of(), greatest, next);
    }
    return greatest;
  }

  private int shifted(int input, int axis, int shift, int length) {
    if (length == 1) {
      return input;
    }
    int behind = length - 1 - shift;
    return lowering
        .text()
        .operation(
            "slice_axis",
            Map.of(
                "axis", Integer.toString(axis),
                "begin", Integer.toString(shift),
                "end", behind == 0 ? "None" : Integer.toString(-behind)),
            input);
  }
}
