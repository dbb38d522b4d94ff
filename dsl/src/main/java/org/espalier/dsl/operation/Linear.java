package org.espalier.dsl.operation;

import java.util.ArrayList;
import java.util.List;

/**
 * A fully connected layer, {@code y = W x + b}, on its flattened input.
 *
 * @param units how many outputs; at least 1
 * @param bias whether {@code b} is there
 */
public record Linear(int units, boolean bias) implements Operation {
  /** Checks. */
  public Linear {
    Positive.check(units, "A linear layer's units");
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Arity.one(inputs, "A linear layer");
    return Shape.of(units);
  }

  @Override
  public List<Weight> weights(List<Shape> inputs) {
    List<Weight> weights = new ArrayList<>();
    weights.add(new Weight(Weight.Role.WEIGHT, Shape.of(units, features(inputs))));
    if (bias) {
      weights.add(new Weight(Weight.Role.BIAS, Shape.of(units)));
    }
    return weights;
  }

  @Override
  public long macs(List<Shape> inputs) {
    return Math.multiplyExact((long) units, (long) features(inputs));
  }

  private static int features(List<Shape> inputs) {
    return Math.toIntExact(Arity.one(inputs, "A linear layer").elements());
  }

  @Override
  public String label() {
    return "linear " + units;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.linear(this);
  }
}
