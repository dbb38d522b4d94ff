package org.espalier.stdlib.strategy.relaxed;

import java.util.Map;

/**
 * A draw's loss on some minibatch and what regularisers made of it: where all architecture steps
 * that follow gradients begin.
 *
 * @param drawn what was mixed with
 * @param loss what it came to
 * @param objective the loss with its regularisers
 */
record Slope(Drawn drawn, double loss, Drawn.Objective objective) {
  /** After a pass. */
  static Slope of(Drawn drawn, double loss) {
    return new Slope(drawn, loss, drawn.objective(loss));
  }

  /** Draws, and runs the draw on the validation minibatch. */
  static Slope held(SearchState state, ArchitectureStep.Occasion occasion) {
    Drawn drawn = state.draw();
    return of(drawn, state.supernet().gradients(drawn.mixing(), occasion.held(), By.MIXTURES));
  }

  /** By the parameters. */
  Map<String, double[]> gradient() {
    return drawn.gradient(objective);
  }

  /** Whether parameters may move; else the loop ends the search. */
  boolean finite() {
    return Double.isFinite(objective.value());
  }

  /** Moves the parameters along their gradient, if they may move. */
  ArchitectureStep.Outcome follow(SearchState state, ParameterStep step) {
    Map<String, double[]> gradient = gradient();
    if (finite()) {
      step.step(state, gradient);
    }
    return outcome(gradient);
  }

  /** What a step along a gradient came to. */
  ArchitectureStep.Outcome outcome(Map<String, double[]> gradient) {
    return new ArchitectureStep.Outcome(
        loss, objective.terms(), Gradients.norm(gradient), Map.of());
  }
}
