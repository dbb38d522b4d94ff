package org.espalier.stdlib.strategy.relaxed.sampler;

/** How a sampler's gradient comes about. */
public enum GradientKind {
  /** Nothing is drawn. */
  EXACT,
  /** Through the draw, for noise that does not depend on the point. */
  PATHWISE,
  /** The weights are whole, the gradient is that of a smooth stand-in. */
  STRAIGHT_THROUGH,
  /** By the logarithm of the probability. */
  SCORE,
  /** There is none. */
  NONE
}
