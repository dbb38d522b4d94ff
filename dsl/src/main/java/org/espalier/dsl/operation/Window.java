package org.espalier.dsl.operation;

/**
 * How a kernel slides over an image.
 *
 * @param kernelHeight rows of the kernel; at least 1
 * @param kernelWidth columns of the kernel; at least 1
 * @param stride rows and columns from one place to the next; at least 1
 * @param padHeight rows of padding above and below each; at least 0
 * @param padWidth columns of padding left and right each; at least 0
 * @param dilation distance of neighbouring kernel elements; at least 1
 */
public record Window(
    int kernelHeight, int kernelWidth, int stride, int padHeight, int padWidth, int dilation) {
  /** Checks. */
  public Window {
    Positive.check(kernelHeight, "A kernel's height");
    Positive.check(kernelWidth, "A kernel's width");
    Positive.check(stride, "A stride");
    Positive.check(dilation, "A dilation");
    if (padHeight < 0 || padWidth < 0) {
      throw new IllegalArgumentException(
          "A padding must be at least 0, but got " + padHeight + "x" + padWidth + ".");
    }
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
    Positive.check(kernel, "A kernel");
    if (kernel % 2 == 0) {
      throw new IllegalArgumentException(
          "A kernel that keeps the image's size must be odd, but got " + kernel + ".");
    }
    int pad = dilation * (kernel - 1) / 2;
    return new Window(kernel, kernel, stride, pad, pad, dilation);
  }

  /** The shape of {@code channels} images after this window went over {@code input}. */
  Shape slide(Shape input, int channels) {
    int height = places(input.image().height(), kernelHeight, padHeight);
    int width = places(input.width(), kernelWidth, padWidth);
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

  private int places(int extent, int kernel, int pad) {
    return Math.floorDiv(extent + 2 * pad - dilation * (kernel - 1) - 1, stride) + 1;
  }

  @Override
  public String toString() {
    return kernelHeight + "x" + kernelWidth + (dilation > 1 ? " dilated " + dilation : "");
  }
}
