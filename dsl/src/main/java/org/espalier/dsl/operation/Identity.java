package org.espalier.dsl.operation;

import java.util.List;

/** Passes its input on: a skip connection. */
public record Identity() implements Operation {
  @Override
  public Shape output(List<Shape> inputs) {
    return Arity.one(inputs, "An identity");
  }

  @Override
  public String label() {
    return "skip";
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.identity(this);
  }
}
