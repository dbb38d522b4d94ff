package org.espalier.stdlib.strategy.relaxed;

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
    return Slope.of(pass.drawn(), pass.loss()).follow(state, step);
  }

  @Override
  public String toString() {
    return "oneLevel(" + step + ")";
  }
}
