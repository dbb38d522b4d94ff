package org.espalier.stdlib.strategy.relaxed;

/**
 * How weights move on training data. Leaves the architecture parameters alone. Immutable; prints as
 * it is typed.
 */
public interface WeightStep {
  /**
   * One step.
   *
   * @param by {@link By#BOTH} where a one-level architecture step follows from the same pass, else
   *     {@link By#WEIGHTS}
   */
  Pass step(SearchState state, Minibatch training, By by);

  /** Whether {@link #lookAhead} does what {@link #step} would. */
  default boolean foreseeable() {
    return false;
  }

  /**
   * Moves the weights as one step would by the supernet's present gradient, but remembers nothing
   * and need not shorten gradients; whoever calls it puts the weights back.
   *
   * @return by how much the weights moved along the gradient, the step size if it was not shortened
   */
  default double lookAhead(SearchState state) {
    throw new IllegalStateException(
        "An unrolled architecture step needs a weight step that can be foreseen, which "
            + this
            + " is not; use descent(...) or a first-order architecture step.");
  }
}
