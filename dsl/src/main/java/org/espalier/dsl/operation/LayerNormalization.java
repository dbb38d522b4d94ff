package org.espalier.dsl.operation;

import java.util.List;

/**
 * Layer normalization over the features of each place, {@code y = gamma (x - mean) / sqrt(variance
 * + epsilon) + beta} with the mean and the (biased) variance over a vector's features, or over the
 * features of each time step or pixel by itself; gamma and beta hold one number per feature. The
 * same in training and evaluation (Ba et al., 2016, arXiv 1607.06450, §3).
 *
 * @param epsilon what keeps the root away from 0; more than 0
 */
public record LayerNormalization(double epsilon) implements Operation {
  /** Checks. */
  public LayerNormalization {
    if (!(epsilon > 0)) {
      throw new IllegalArgumentException(
          "A layer norm's epsilon must be more than 0, but got " + epsilon + ".");
    }
  }

  /** The usual one: epsilon 1e-5. */
  public static LayerNormalization standard() {
    return new LayerNormalization(1e-5);
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return Arity.one(inputs, "A layer norm");
  }

  @Override
  public List<Weight> weights(List<Shape> inputs) {
    Shape features = Shape.of(Arity.one(inputs, "A layer norm").channels());
    return List.of(new Weight(Weight.Role.GAMMA, features), new Weight(Weight.Role.BETA, features));
  }

  @Override
  public String label() {
    return "layer norm";
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.layerNormalization(this);
  }
}
