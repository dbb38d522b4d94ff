package org.espalier.dsl.operation;

import java.util.List;

/**
 * A mixture of candidates, {@code y = sum_k w_k x_k}: its inputs are the {@code K} mixing weights,
 * a vector, and then {@code K} tensors of one shape, which is the output's. Weights and tensors
 * both get gradients, {@code dw_k = sum(dy x_k)} and {@code dx_k = w_k dy}. How a supernet mixes
 * what it chooses from (DARTS, arXiv 1806.09055, equation 2): the weights are {@link MixingWeights}
 * there, the same for every example. Weights that are computed from an example are that example's
 * own.
 */
public record WeightedSum() implements Operation {
  @Override
  public Shape output(List<Shape> inputs) {
    if (inputs.size() < 2) {
      throw new ShapeException(
          "A weighted sum takes a vector of weights and then as many tensors, but got "
              + (inputs + "."));
    }
    Shape wanted = Shape.of(inputs.size() - 1);
    if (!inputs.get(0).equals(wanted)) {
      throw new ShapeException(
          "A weighted sum of "
              + (wanted + " tensor(s) needs a vector of " + wanted + " weight(s) first, but got ")
              + (inputs.get(0) + "."));
    }
    Shape first = inputs.get(1);
    for (Shape other : inputs.subList(1, inputs.size())) {
      if (!other.equals(first)) {
        throw new ShapeException(
            "A weighted sum needs tensors of one shape, but got " + first + " and " + other + ".");
      }
    }
    return first;
  }

  @Override
  public String label() {
    return "mix";
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.weightedSum(this);
  }
}
