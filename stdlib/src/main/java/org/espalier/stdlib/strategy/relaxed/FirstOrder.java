package org.espalier.stdlib.strategy.relaxed;

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
    return Slope.held(state, occasion).follow(state, step);
  }

  @Override
  public String toString() {
    return "firstOrder(" + step + ")";
  }
}
