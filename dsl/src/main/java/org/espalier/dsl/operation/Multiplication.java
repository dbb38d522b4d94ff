package org.espalier.dsl.operation;

import java.util.List;

/**
 * The product of two tensors of one shape, or of an image and one number per channel {@code
 * (channels, 1, 1)}: a squeeze-and-excitation's gate.
 */
public record Multiplication() implements Operation {
  @Override
  public Shape output(List<Shape> inputs) {
    Arity.exactly(2, inputs, "A product");
    Shape left = inputs.get(0);
    Shape right = inputs.get(1);
    boolean gate = left.isImage() && right.equals(Shape.of(left.channels(), 1, 1));
    if (!left.equals(right) && !gate) {
      throw new ShapeException(
          "A product needs two tensors of one shape, or an image and a gate of "
              + left.channels()
              + "x1x1, but got "
              + left
              + " and "
              + right
              + ".");
    }
    return left;
  }

  @Override
  public String label() {
    return "multiply";
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.multiplication(this);
  }
}
