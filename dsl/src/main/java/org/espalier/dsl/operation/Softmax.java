package org.espalier.dsl.operation;

import java.util.List;

/**
 * Shares that sum to 1, {@code y_c = exp(x_c) / sum_k exp(x_k)}: over a vector's features, or over
 * the channels at each place of an image or sequence.
 */
public record Softmax() implements Operation {
  @Override
  public Shape output(List<Shape> inputs) {
    return Arity.one(inputs, "A softmax");
  }

  @Override
  public String label() {
    return "softmax";
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.softmax(this);
  }
}
