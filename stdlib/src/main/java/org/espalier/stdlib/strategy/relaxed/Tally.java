package org.espalier.stdlib.strategy.relaxed;

import java.util.LinkedHashMap;
import java.util.Map;

/** Means over the steps of an epoch. */
final class Tally {
  private final Map<String, Double> sums = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  void add(String name, double value) {
    sums.merge(name, value, Double::sum);
    counts.merge(name, 1, Integer::sum);
  }

  void addAll(Map<String, Double> values) {
    values.keySet().stream().sorted().forEach(name -> add(name, values.getOrDefault(name, 0.0)));
  }

  /** Not a number if there were none. */
  double mean(String name) {
    Double sum = sums.get(name);
    return sum == null ? Double.NaN : sum / counts.getOrDefault(name, 1);
  }

  Map<String, Double> means() {
    Map<String, Double> means = new LinkedHashMap<>();
    sums.keySet().forEach(name -> means.put(name, mean(name)));
    return means;
  }
}
