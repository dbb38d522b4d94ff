package org.espalier.stdlib.strategy.relaxed;

import java.util.Map;
import java.util.Optional;

/**
 * How architecture parameters move, and on which data. Weights are bit for bit as before
 * afterwards. Immutable; prints as it is typed.
 */
public interface ArchitectureStep {
  /** Which data a step looks at. */
  enum Level {
    /** Validation data, before each weight step. */
    BILEVEL,
    /** The training data of the weight step, in the same pass. */
    ONE_LEVEL,
    /** None: nothing is learned. */
    NONE
  }

  /** Which data it looks at. */
  Level level();

  /** Whether it follows gradients through the sampler; then the sampler has to have one. */
  default boolean followsGradients() {
    return level() != Level.NONE;
  }

  /** Whether it looks at what the weight step would do. */
  default boolean looksAhead() {
    return false;
  }

  /** One step. */
  Outcome step(SearchState state, Occasion occasion);

  /**
   * What a step may look at.
   *
   * @param training the minibatch of this iteration's weight step
   * @param validation likewise from the validation part, for {@link Level#BILEVEL}
   * @param pass what the weight step saw, for {@link Level#ONE_LEVEL}
   */
  record Occasion(Minibatch training, Optional<Minibatch> validation, Optional<Pass> pass) {
    /** The validation minibatch, that a bilevel step always gets. */
    public Minibatch held() {
      return validation.orElseThrow();
    }
  }

  /**
   * What a step came to.
   *
   * @param loss on the data that it looked at
   * @param terms what each regulariser added to it, by name
   * @param gradientNorm of the parameters' gradient
   * @param figures more for the trace, under the part's name
   */
  record Outcome(
      double loss, Map<String, Double> terms, double gradientNorm, Map<String, Double> figures) {
    /** Nothing was done. */
    public static Outcome none() {
      return new Outcome(Double.NaN, Map.of(), 0, Map.of());
    }
  }
}
