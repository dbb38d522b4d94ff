package org.espalier.dsl.operation;

import java.util.List;

/**
 * An image with zeros around it, up to a larger extent; where their number is odd, the odd row
 * stands below and the odd column to the right. Chains with skip connections pad smaller inputs so
 * before they join them (Zoph and Le, ICLR 2017, arXiv 1611.01578, §3.3).
 *
 * @param height the rows that come out; at least the input's
 * @param width the columns that come out; at least the input's
 */
public record Padding(int height, int width) implements Operation {
  /** Checks. */
  public Padding {
    Positive.check(height, "A padding's height");
    Positive.check(width, "A padding's width");
  }

  /**
   * How much is added on each side.
   *
   * @throws ShapeException when the image is larger already
   */
  public Margin margin(Shape input) {
    if (input.image().height() > height || input.width() > width) {
      throw new ShapeException(
          "A padding to "
              + (height + "x" + width + " needs an image that is no larger, but got " + input)
              + ".");
    }
    return Margin.around(height - input.height(), width - input.width());
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape input = Arity.one(inputs, "A padding");
    margin(input);
    return Shape.of(input.channels(), height, width);
  }

  @Override
  public String label() {
    return "pad to " + height + "x" + width;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.padding(this);
  }
}
