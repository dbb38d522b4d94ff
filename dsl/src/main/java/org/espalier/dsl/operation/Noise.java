package org.espalier.dsl.operation;

import java.util.List;

/**
 * Numbers drawn from N(0, 1), new ones in every pass, whatever its input holds: the harmful
 * candidate of DARTS' space S4 (Zela et al., ICLR 2020, arXiv 1909.09656, §3). The output has the
 * shape of every stride-th row and column of the input, as {@link Zero} has; the input's gradient
 * is zero.
 *
 * @param stride its step; at least 1
 */
public record Noise(int stride) implements Operation {
  /** Checks. */
  public Noise {
    Positive.check(stride, "A noise's stride");
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return Arity.one(inputs, "A noise").every(stride);
  }

  @Override
  public String label() {
    return "noise" + Window.every(stride).strideLabel();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.noise(this);
  }
}
