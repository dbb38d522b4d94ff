package org.espalier.stdlib.strategy.relaxed;

/** Parameters stay: the supernet's weights are all that is learned. */
public record NoArchitectureStep() implements ArchitectureStep {
  @Override
  public Level level() {
    return Level.NONE;
  }

  @Override
  public Outcome step(SearchState state, Occasion occasion) {
    return Outcome.none();
  }

  @Override
  public String toString() {
    return "noArchitectureStep()";
  }
}
