package org.espalier.stdlib.strategy.relaxed;

import java.util.Map;

/**
 * How architecture parameters move, given a gradient; the step size is {@link
 * Quantity#ARCHITECTURE_RATE}. Immutable; prints as it is typed.
 */
public interface ParameterStep {
  /** Moves them. */
  void step(SearchState state, Map<String, double[]> gradient);

  /** Against the gradient, without memory. */
  static ParameterStep steepest() {
    return new Steepest();
  }

  /** {@code theta = theta - r g}. */
  record Steepest() implements ParameterStep {
    @Override
    public void step(SearchState state, Map<String, double[]> gradient) {
      double rate = state.number(Quantity.ARCHITECTURE_RATE);
      gradient.forEach((label, by) -> state.parameters().add(label, -rate, by));
    }

    @Override
    public String toString() {
      return "steepest()";
    }
  }
}
