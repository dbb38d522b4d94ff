package org.espalier.dsl.operation;

import java.util.List;

/** The mean of each channel over the whole image: {@code (channels, 1, 1)}. */
public record GlobalAveragePooling() implements Operation {
  @Override
  public Shape output(List<Shape> inputs) {
    return Shape.of(Arity.one(inputs, "A global average pool").image().channels(), 1, 1);
  }

  @Override
  public String label() {
    return "global avg pool";
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.globalAveragePooling(this);
  }
}
