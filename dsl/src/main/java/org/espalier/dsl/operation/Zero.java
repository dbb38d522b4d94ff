package org.espalier.dsl.operation;

import java.util.List;

/**
 * An edge that carries nothing: every stride-th row and column of its input, times zero. From
 * {@code (channels, height, width)} to {@code (channels, ceil(height / stride), ceil(width /
 * stride))}; at stride 1 any shape stays. It keeps its input, so that what leads to it still
 * counts; compilers drop both. The {@code none} of DARTS (arXiv 1806.09055, §3.1).
 *
 * @param stride its step; at least 1
 */
public record Zero(int stride) implements Operation {
  /** Checks. */
  public Zero {
    Positive.check(stride, "A zero's stride");
  }

  /** Zeros of its input's shape. */
  public Zero() {
    this(1);
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return Arity.one(inputs, "A zero").every(stride);
  }

  @Override
  public String label() {
    return "none" + Window.every(stride).strideLabel();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.zero(this);
  }
}
