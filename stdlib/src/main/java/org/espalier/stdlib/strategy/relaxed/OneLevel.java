package org.espalier.stdlib.strategy.relaxed;

import java.util.Map;

/**
 * The gradient of the training loss, from the very pass of the weight step: weights and parameters
 * move on the same data, and no validation part is reserved (SNAS, ICLR 2019).
 *
 * @param step how the parameters move
 */
public record OneLevel(ParameterStep step) implements ArchitectureStep {
  @Override
  public Level level() {
    return Level.ONE_LEVEL;
  }

  @Override
  public Outcome step(SearchState state, Occasion occasion) {
    Pass pass = occasion.pass().orElseThrow();
    Slope slope = Slope.of(pass.drawn(), pass.loss());
    Map<String, double[]> gradient = slope.gradient();
    if (slope.finite()) {
      step.step(state, gradient);
    }
    return slope.outcome(gradient);
  }

  @Override
  public String toString() {
    return "oneLevel(" + step + ")";
  }
}
