package org.espalier.dsl.operation;

import java.util.ArrayList;
import java.util.List;

/**
 * Batch normalization, {@code y = gamma (x - mean) / sqrt(variance + epsilon) + beta} per channel
 * (Ioffe and Szegedy, ICML 2015, arXiv 1502.03167, algorithm 1). In training the mean and the
 * (biased) variance are the batch's; in evaluation they are the running ones, updated in training
 * as {@code running = momentum running + (1 - momentum) batch}.
 *
 * @param affine whether gamma and beta are learned; without them gamma is 1 and beta 0
 * @param epsilon what keeps the root away from 0; more than 0
 * @param momentum how much of the running statistics stays at each step, in [0, 1)
 */
public record BatchNormalization(boolean affine, double epsilon, double momentum)
    implements Operation {
  /** Checks. */
  public BatchNormalization {
    if (!(epsilon > 0)) {
      throw new IllegalArgumentException(
          "A batch norm's epsilon must be more than 0, but got " + epsilon + ".");
    }
    if (!(momentum >= 0 && momentum < 1)) {
      throw new IllegalArgumentException(
          "A batch norm's momentum must be in [0, 1), but got " + momentum + ".");
    }
  }

  /** The usual one: affine, epsilon 1e-5, momentum 0.9. */
  public static BatchNormalization standard() {
    return new BatchNormalization(true, 1e-5, 0.9);
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return Arity.one(inputs, "A batch norm");
  }

  @Override
  public List<Weight> weights(List<Shape> inputs) {
    Shape channels = Shape.of(Arity.one(inputs, "A batch norm").channels());
    List<Weight> weights = new ArrayList<>();
    if (affine) {
      weights.add(new Weight(Weight.Role.GAMMA, channels));
      weights.add(new Weight(Weight.Role.BETA, channels));
    }
    weights.add(new Weight(Weight.Role.MOVING_MEAN, channels));
    weights.add(new Weight(Weight.Role.MOVING_VARIANCE, channels));
    return weights;
  }

  @Override
  public String label() {
    return "batch norm";
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.batchNormalization(this);
  }
}
