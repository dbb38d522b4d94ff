package org.espalier.dsl.operation;

import java.util.List;

/**
 * Each number times a fixed one, {@code y = factor x}: the mean of {@code n} tensors is their sum
 * times {@code 1 / n}, a difference a sum with one side times -1.
 *
 * @param factor any finite number
 */
public record Scaling(double factor) implements Operation {
  /** Checks. */
  public Scaling {
    if (!Double.isFinite(factor)) {
      throw new IllegalArgumentException(
          "A scaling's factor is a finite number, but got " + factor + ".");
    }
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return Arity.one(inputs, "A scaling");
  }

  @Override
  public String label() {
    return "times " + factor;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.scaling(this);
  }
}
