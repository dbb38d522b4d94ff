package org.espalier.dsl.operation;

import java.util.List;

/** The sum of one or more tensors of one shape. */
public record Addition() implements Operation {
  @Override
  public Shape output(List<Shape> inputs) {
    Shape first = Arity.some(inputs, "A sum").get(0);
    for (Shape other : inputs) {
      if (!other.equals(first)) {
        throw new ShapeException(
            "A sum needs tensors of one shape, but got " + first + " and " + other + ".");
      }
    }
    return first;
  }

  @Override
  public String label() {
    return "add";
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.addition(this);
  }
}
