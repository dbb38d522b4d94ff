package org.espalier.dsl.distribution;

import java.util.List;
import java.util.Map;

/**
 * What architectures cost on average under a distribution.
 *
 * @param value the average
 * @param standardError of the value; 0 where it is exact
 * @param exact whether it was computed from terms rather than from samples
 * @param gradient by label and option: the average cost if that option were taken for certain. That
 *     is the derivative with respect to the option's probability of {@code E = sum_o p_o E[cost |
 *     o]}, in which probabilities need not add up to 1; only differences between the options of a
 *     decision matter
 */
public record ExpectedCost(
    double value, double standardError, boolean exact, Map<String, List<Double>> gradient) {
  /** Copies. */
  public ExpectedCost {
    gradient = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(gradient));
  }

  /**
   * The derivatives for one decision, one per option.
   *
   * @throws IllegalArgumentException when there is no such decision
   */
  public List<Double> gradient(String label) {
    List<Double> options = gradient.get(label);
    if (options == null) {
      throw new IllegalArgumentException(
          "There is no decision '" + label + "'; there are " + gradient.keySet() + ".");
    }
    return options;
  }
}
