package org.espalier.stdlib.estimate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an estimator found: numbers, and how they came about.
 *
 * @param measures metric name to value, such as {@code accuracy} to 0.93
 * @param provenance what the numbers are: split, epochs, seed, whatever tells them from others
 */
public record Evaluation(Map<String, Double> measures, String provenance) {
  /** Copies, keeping the order. */
  public Evaluation {
    measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
  }

  /**
   * One of the numbers.
   *
   * @throws IllegalArgumentException when it was not measured, with what was
   */
  public double measure(String name) {
    Double value = measures.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "This estimator does not measure '" + name + "'; it measures " + measures.keySet() + ".");
    }
    return value;
  }
}
