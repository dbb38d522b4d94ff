package org.espalier.stdlib.strategy.relaxed.sampler;

/** The mixing weights of one pass, and the way back from their gradient. Arrays are copies. */
public interface Draw {
  /** What the options' outputs are multiplied by, {@code h}. */
  double[] weights();

  /**
   * Which options have to run: the support of {@link #weights}, or more where a gradient needs it.
   */
  boolean[] active();

  /** What {@link #pullback} yields. */
  GradientKind kind();

  /**
   * From the gradient by {@link #weights} to that by the point; for a {@link GradientKind#SCORE},
   * the gradient of the logarithm of this draw's probability times {@code cotangent[0]}, a loss or
   * negative reward.
   */
  double[] pullback(double[] cotangent);
}
