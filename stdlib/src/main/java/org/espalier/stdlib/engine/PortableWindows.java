package org.espalier.stdlib.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.GlobalPooling;
import org.espalier.dsl.operation.Margin;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.operation.Window;
import org.jspecify.annotations.Nullable;

/**
 * Slides windows over images on arrays. Engines pad opposite sides equally; what is uneven is
 * padded beforehand.
 */
final class PortableWindows {
  private PortableWindows() {}

  static NDArray convolve(
      NDArray x, Convolution convolution, NDArray matrix, @Nullable NDArray bias) {
    Window window = convolution.window();
    return Conv2d.conv2d(
            framed(x, window, 0),
            matrix,
            bias,
            stride(window),
            padding(window),
            new Shape(window.dilation(), window.dilation()),
            convolution.groups())
        .singletonOrThrow();
  }

  static NDArray pool(NDArray x, Pooling pooling, EngineKind engine) {
    Window window = pooling.window();
    return switch (pooling.kind()) {
      case AVERAGE -> mean(x, window, pooling.countPadding(), engine);
      case MAXIMUM ->
          Pool.maxPool2d(
              framed(x, window, PoolingLowering.LEAST),
              kernel(window),
              stride(window),
              padding(window),
              false);
    };
  }

  /** The greatest by a pool too, so that among equal ones the first gets the gradient. */
  static NDArray pool(NDArray x, GlobalPooling pooling) {
    Shape whole = new Shape(x.getShape().get(2), x.getShape().get(3));
    return switch (pooling.kind()) {
      case AVERAGE -> x.mean(new int[] {3}, true).mean(new int[] {2}, true);
      case MAXIMUM -> Pool.maxPool2d(x, whole, whole, new Shape(0, 0), false);
    };
  }

  /**
   * DJL's PyTorch counts padding whatever it is told, and uneven padding is there before the pool,
   * so there the share that is real divides.
   */
  private static NDArray mean(NDArray x, Window window, boolean countPadding, EngineKind engine) {
    if (countPadding || (engine == EngineKind.MXNET && window.margin().isEven())) {
      return mean(x, window, countPadding);
    }
    Shape place = new Shape(1, 1, x.getShape().get(2), x.getShape().get(3));
    NDArray ones = x.getManager().ones(place, x.getDataType());
    return mean(x, window, true).div(mean(ones, window, true));
  }

  private static NDArray mean(NDArray x, Window window, boolean countPadding) {
    return Pool.avgPool2d(
        framed(x, window, 0), kernel(window), stride(window), padding(window), false, countPadding);
  }

  private static NDArray framed(NDArray x, Window window, double value) {
    return window.margin().isEven() ? x : PortableImages.pad(x, window.margin(), value);
  }

  private static Shape kernel(Window window) {
    return new Shape(window.kernelHeight(), window.kernelWidth());
  }

  private static Shape stride(Window window) {
    return new Shape(window.strideHeight(), window.strideWidth());
  }

  private static Shape padding(Window window) {
    Margin margin = window.margin();
    return margin.isEven() ? new Shape(margin.top(), margin.left()) : new Shape(0, 0);
  }
}
