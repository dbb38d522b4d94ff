package org.espalier.dsl.operation;

import java.util.List;

/**
 * A gated recurrent unit over a sequence, from {@code (features, 1, length)} to {@code (units, 1,
 * length)}, its state at every step; the state begins at 0 (Cho et al., EMNLP 2014, arXiv
 * 1406.1078, §2.3, with the reset after the product as cuDNN and PyTorch have it, and two biases):
 *
 * <pre>
 * r = sigmoid(W_r x + b_r + U_r h + c_r)
 * z = sigmoid(W_z x + b_z + U_z h + c_z)
 * n = tanh(W_n x + b_n + r (U_n h + c_n))
 * h = (1 - z) n + z h
 * </pre>
 *
 * <p>The arrays hold the three parts in this order, each {@code units} rows: {@code W} in {@code (3
 * units, features)}, {@code U} in {@code (3 units, units)}, {@code b} and {@code c} in {@code (3
 * units)}. Multiply-adds: {@code 3 units (features + units)} at each step.
 *
 * @param units the features of the state; at least 1
 */
public record GatedRecurrentUnit(int units) implements Operation {
  /** Checks. */
  public GatedRecurrentUnit {
    Positive.check(units, "A gated recurrent unit's units");
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return Arity.one(inputs, "A gated recurrent unit").sequence().withChannels(units);
  }

  @Override
  public List<Weight> weights(List<Shape> inputs) {
    return List.of(
        new Weight(Weight.Role.INPUT_WEIGHT, Shape.of(3 * units, inputs.get(0).channels())),
        new Weight(Weight.Role.STATE_WEIGHT, Shape.of(3 * units, units)),
        new Weight(Weight.Role.INPUT_BIAS, Shape.of(3 * units)),
        new Weight(Weight.Role.STATE_BIAS, Shape.of(3 * units)));
  }

  @Override
  public long macs(List<Shape> inputs) {
    Shape input = inputs.get(0);
    return Math.multiplyExact(3L * units * (input.channels() + units), (long) input.width());
  }

  @Override
  public String label() {
    return "gru " + units;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.gatedRecurrentUnit(this);
  }
}
