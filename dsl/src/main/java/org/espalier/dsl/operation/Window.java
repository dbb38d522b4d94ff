package org.espalier.dsl.operation;

/**
 * How a kernel slides over an image. Along each axis it stands at
 *
 * <pre>floor((extent + padding before + padding after - dilation (kernel - 1) - 1) / stride) + 1
 * </pre>
 *
 * places. On a sequence, an image of one row, use a kernel of one row: {@link #row}.
 *
 * @param kernelHeight rows of the kernel; at least 1
 * @param kernelWidth columns of the kernel; at least 1
 * @param strideHeight rows from one place to the next; at least 1
 * @param strideWidth columns from one place to the next; at least 1
 * @param margin the padding on each side
 * @param dilation distance of neighbouring kernel elements; at least 1
 */
public record Window(
    int kernelHeight,
    int kernelWidth,
    int strideHeight,
    int strideWidth,
    Margin margin,
    int dilation) {
  /** Checks. */
  public Window {
    Positive.check(kernelHeight, "A kernel's height");
    Positive.check(kernelWidth, "A kernel's width");
    Positive.check(strideHeight, "A stride");
    Positive.check(strideWidth, "A stride");
    Positive.check(dilation, "A dilation");
  }

  /**
   * A window with one stride and equal padding on opposite sides.
   *
   * @param kernelHeight rows of the kernel
   * @param kernelWidth columns of the kernel
   * @param stride rows and columns from one place to the next
   * @param padHeight rows of padding above and below each; at least 0
   * @param padWidth columns of padding left and right each; at least 0
   * @param dilation distance of neighbouring kernel elements
   */
  public Window(
      int kernelHeight, int kernelWidth, int stride, int padHeight, int padWidth, int dilation) {
    this(kernelHeight, kernelWidth, stride, stride, Margin.even(padHeight, padWidth), dilation);
  }

  /**
   * A square kernel of odd size that keeps the image's size at stride 1.
   *
   * @param kernel its rows and columns; odd
   * @param stride its step
   */
  public static Window same(int kernel, int stride) {
    return same(kernel, stride, 1);
  }

  /** Likewise, dilated. */
  public static Window same(int kernel, int stride, int dilation) {
    int pad = halfOf(kernel, dilation);
    return new Window(kernel, kernel, stride, pad, pad, dilation);
  }

  /**
   * A kernel of odd extents that keeps the image's size where its stride is 1, such as the 1x7 with
   * stride (1, 2) of NASNet's factorised convolutions.
   */
  public static Window oblong(
      int kernelHeight, int kernelWidth, int strideHeight, int strideWidth) {
    Margin margin = Margin.even(halfOf(kernelHeight, 1), halfOf(kernelWidth, 1));
    return new Window(kernelHeight, kernelWidth, strideHeight, strideWidth, margin, 1);
  }

  /** A kernel of one row that keeps a sequence's length at stride 1; its size is odd. */
  public static Window row(int kernel, int stride) {
    return oblong(1, kernel, 1, stride);
  }

  /**
   * The 'same' padding of TensorFlow: the output has {@code ceil(extent / stride)} rows and
   * columns, and of the padding that this takes, {@code max(0, (output - 1) stride + kernel -
   * extent)}, the odd row or column stands below and to the right. At stride 2 on even extents it
   * differs from {@link #same(int, int)}: a 3x3 kernel is padded below and right only. EfficientNet
   * is counted with it (arXiv 1905.11946).
   *
   * @param kernel its rows and columns; odd or even
   * @param stride its step
   * @param input the image that it will slide over
   */
  public static Window tensorFlowSame(int kernel, int stride, Shape input) {
    Positive.check(kernel, "A kernel");
    Positive.check(stride, "A stride");
    Margin margin =
        Margin.around(
            missing(input.image().height(), kernel, stride),
            missing(input.width(), kernel, stride));
    return new Window(kernel, kernel, stride, stride, margin, 1);
  }

  private static int missing(int extent, int kernel, int stride) {
    int places = Math.floorDiv(extent - 1, stride) + 1;
    return Math.max(0, (places - 1) * stride + kernel - extent);
  }

  private static int halfOf(int kernel, int dilation) {
    Positive.check(kernel, "A kernel");
    if (kernel % 2 == 0) {
      throw new IllegalArgumentException(
          "A kernel that keeps the image's size must be odd, but got " + kernel + ".");
    }
    return dilation * (kernel - 1) / 2;
  }

  /** The shape of {@code channels} images after this window went over {@code input}. */
  Shape slide(Shape input, int channels) {
    int rows = input.image().height() + margin.top() + margin.bottom();
    int columns = input.width() + margin.left() + margin.right();
    int height = places(rows, kernelHeight, strideHeight);
    int width = places(columns, kernelWidth, strideWidth);
    if (height < 1 || width < 1) {
      throw new ShapeException(
          "A "
              + this
              + " kernel does not fit into an image of "
              + input
              + "; pad it or use a smaller one.");
    }
    return Shape.of(channels, height, width);
  }

  private int places(int extent, int kernel, int stride) {
    return Math.floorDiv(extent - dilation * (kernel - 1) - 1, stride) + 1;
  }

  /** Every stride-th row and column, from the first on. */
  static Window every(int stride) {
    return new Window(1, 1, stride, 0, 0, 1);
  }

  /** The end of a label: empty at stride 1. */
  String strideLabel() {
    if (strideHeight == strideWidth) {
      return strideHeight == 1 ? "" : " /" + strideHeight;
    }
    return " /" + strideHeight + "x" + strideWidth;
  }

  @Override
  public String toString() {
    return kernelHeight + "x" + kernelWidth + (dilation > 1 ? " dilated " + dilation : "");
  }
}
