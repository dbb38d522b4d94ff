package org.espalier.stdlib.strategy.relaxed;

import java.util.Map;

/**
 * The gradient of the validation loss at the present weights, {@code g = grad_theta L_va(w, theta)}
 * (DARTS, ICLR 2019, arXiv 1806.09055, section 2.3 with {@code xi = 0}). Batch norms update their
 * running statistics in its pass, as in the released code.
 *
 * @param step how the parameters move
 */
public record FirstOrder(ParameterStep step) implements ArchitectureStep {
  @Override
  public Level level() {
    return Level.BILEVEL;
  }

  @Override
  public Outcome step(SearchState state, Occasion occasion) {
    Drawn drawn = state.draw();
    double loss = state.supernet().gradients(drawn.mixing(), occasion.held(), By.MIXTURES);
    Drawn.Objective objective = drawn.objective(loss);
    Map<String, double[]> gradient = drawn.gradient(objective);
    if (Double.isFinite(objective.value())) {
      step.step(state, gradient);
    }
    return new Outcome(loss, objective.terms(), Gradients.norm(gradient), Map.of());
  }

  @Override
  public String toString() {
    return "firstOrder(" + step + ")";
  }
}
