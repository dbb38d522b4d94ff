package org.espalier.dsl.operation;

import java.util.List;

/**
 * Tensors of one shape, each weighed by a learned number of its own, {@code y = sum_k sigmoid(g_k)
 * x_k} (RandWire: Xie et al., ICCV 2019, arXiv 1904.01569, section 3.2). The numbers begin at 0,
 * where every tensor counts half. {@code K} parameters for {@code K} tensors; weighing is free, as
 * sums are.
 *
 * <p>Where the weights are not the layer's own but come from elsewhere, as in a supernet, it is a
 * {@link WeightedSum}.
 */
public record GatedSum() implements Operation {
  @Override
  public Shape output(List<Shape> inputs) {
    if (inputs.isEmpty()) {
      throw new ShapeException("A gated sum takes at least one tensor, but got none.");
    }
    Shape first = inputs.get(0);
    for (Shape other : inputs) {
      if (!other.equals(first)) {
        throw new ShapeException(
            "A gated sum needs tensors of one shape, but got " + first + " and " + other + ".");
      }
    }
    return first;
  }

  @Override
  public List<Weight> weights(List<Shape> inputs) {
    return List.of(new Weight(Weight.Role.GATE, Shape.of(inputs.size())));
  }

  @Override
  public String label() {
    return "gated sum";
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.gatedSum(this);
  }
}
