package org.espalier.dsl.operation;

import java.util.List;

/** Tensors side by side along the channels; all other extents are equal. */
public record Concatenation() implements Operation {
  @Override
  public Shape output(List<Shape> inputs) {
    Shape first = Arity.some(inputs, "A concatenation").get(0);
    int channels = 0;
    for (Shape other : inputs) {
      if (!rest(other).equals(rest(first))) {
        throw new ShapeException(
            "A concatenation needs tensors that differ in channels only, but got "
                + first
                + " and "
                + other
                + ".");
      }
      channels += other.channels();
    }
    return first.withChannels(channels);
  }

  private static List<Integer> rest(Shape shape) {
    return shape.dimensions().subList(1, shape.dimensions().size());
  }

  @Override
  public String label() {
    return "concat";
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.concatenation(this);
  }
}
