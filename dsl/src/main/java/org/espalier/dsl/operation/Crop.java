package org.espalier.dsl.operation;

import java.util.List;

/**
 * An image without its first rows and columns: {@code y[c, i, j] = x[c, i + top, j + left]}, from
 * {@code (channels, height, width)} to {@code (channels, height - top, width - left)}. With 1 and 1
 * it shifts the input of the second 1x1 convolution in a factorised reduction (Zoph et al., CVPR
 * 2018, arXiv 1707.07012, appendix A); with {@code left = length - 1} it is a sequence's last step.
 *
 * @param top how many rows it drops; at least 0
 * @param left how many columns it drops; at least 0
 */
public record Crop(int top, int left) implements Operation {
  /** Checks. */
  public Crop {
    if (top < 0 || left < 0) {
      throw new IllegalArgumentException(
          "A crop drops at least 0 rows and columns, but got "
              + (top + " rows and " + left + " columns."));
    }
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape input = Arity.one(inputs, "A crop").image();
    if (input.height() <= top || input.width() <= left) {
      throw new ShapeException(
          "A crop of "
              + (top + " rows and " + left + " columns leaves nothing of " + input)
              + "; it needs an image of at least "
              + ((top + 1) + " rows and " + (left + 1) + " columns."));
    }
    return Shape.of(input.channels(), input.height() - top, input.width() - left);
  }

  @Override
  public String label() {
    return "crop " + top + ", " + left;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.crop(this);
  }
}
