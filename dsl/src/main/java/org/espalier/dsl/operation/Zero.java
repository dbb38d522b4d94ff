package org.espalier.dsl.operation;

import java.util.List;

/**
 * Zeros of its input's shape: an edge that carries nothing. It keeps its input, so that what leads
 * to it still counts; compilers drop both.
 */
public record Zero() implements Operation {
  @Override
  public Shape output(List<Shape> inputs) {
    return Arity.one(inputs, "A zero");
  }

  @Override
  public String label() {
    return "none";
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.zero(this);
  }
}
