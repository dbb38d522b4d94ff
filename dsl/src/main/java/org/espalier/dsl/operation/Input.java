package org.espalier.dsl.operation;

import java.util.List;

/**
 * What is fed from outside.
 *
 * @param shape the shape of one example
 */
public record Input(Shape shape) implements Operation {
  @Override
  public Shape output(List<Shape> inputs) {
    Arity.exactly(0, inputs, "An input");
    return shape;
  }

  @Override
  public String label() {
    return "input " + shape;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.input(this);
  }
}
