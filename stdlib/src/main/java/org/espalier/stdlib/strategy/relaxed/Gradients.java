package org.espalier.stdlib.strategy.relaxed;

import java.util.LinkedHashMap;
import java.util.Map;

/** Gradients by architecture parameters: a vector for each label. */
public final class Gradients {
  private Gradients() {}

  /** The sum of the products. */
  public static double dot(Map<String, double[]> one, Map<String, double[]> other) {
    double sum = 0;
    for (Map.Entry<String, double[]> entry : one.entrySet()) {
      double[] partner = other.get(entry.getKey());
      for (int k = 0; partner != null && k < partner.length; k++) {
        sum += entry.getValue()[k] * partner[k];
      }
    }
    return sum;
  }

  /** The Euclidean length of all together. */
  public static double norm(Map<String, double[]> gradient) {
    return Math.sqrt(dot(gradient, gradient));
  }

  /** {@code one + factor other}. */
  public static Map<String, double[]> sum(
      Map<String, double[]> one, double factor, Map<String, double[]> other) {
    Map<String, double[]> sum = new LinkedHashMap<>();
    one.forEach(
        (label, by) -> {
          double[] result = by.clone();
          double[] partner = other.get(label);
          for (int k = 0; partner != null && k < result.length; k++) {
            result[k] += factor * partner[k];
          }
          sum.put(label, result);
        });
    return sum;
  }
}
