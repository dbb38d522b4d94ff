package org.espalier.stdlib.system;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.espalier.stdlib.strategy.relaxed.ArchitectureStep;
import org.espalier.stdlib.strategy.relaxed.FirstOrder;
import org.espalier.stdlib.strategy.relaxed.OneLevel;
import org.espalier.stdlib.strategy.relaxed.ParameterStep;
import org.espalier.stdlib.strategy.relaxed.Reinforce;
import org.espalier.stdlib.strategy.relaxed.SearchState;
import org.espalier.stdlib.strategy.relaxed.TwoPaths;
import org.espalier.stdlib.strategy.relaxed.Unrolled;

/** Keeps the gradients that an architecture step would follow, and follows none. */
final class Probe implements ParameterStep {
  private final Map<String, double[]> sums = new LinkedHashMap<>();
  private final Map<String, double[]> squares = new LinkedHashMap<>();
  private int steps;

  /**
   * Over which an unrolled step takes its difference. DARTS' 0.01 passes kinks of small networks:
   * only below 1e-6 does a network of 4 channels on 4 images give its second derivatives, which
   * doubles can tell.
   */
  private static final double RADIUS = 1e-7;

  /** An architecture step as it is, but for how parameters move. */
  static ArchitectureStep into(ArchitectureStep step, ParameterStep other) {
    if (step instanceof FirstOrder) {
      return new FirstOrder(other);
    }
    if (step instanceof Unrolled) {
      return new Unrolled(other, RADIUS);
    }
    if (step instanceof OneLevel) {
      return new OneLevel(other);
    }
    if (step instanceof TwoPaths) {
      return new TwoPaths(other);
    }
    if (step instanceof Reinforce scores) {
      return new Reinforce(other, scores.draws(), scores.follow());
    }
    throw new IllegalArgumentException("Say here how " + step + " takes another parameter step.");
  }

  @Override
  public void step(SearchState state, Map<String, double[]> gradient) {
    steps++;
    gradient.forEach(
        (label, by) -> {
          double[] sum = sums.computeIfAbsent(label, fresh -> new double[by.length]);
          double[] square = squares.computeIfAbsent(label, fresh -> new double[by.length]);
          for (int k = 0; k < by.length; k++) {
            sum[k] += by[k];
            square[k] += by[k] * by[k];
          }
        });
  }

  /** The mean gradients, by label. */
  Map<String, double[]> means() {
    Map<String, double[]> means = new LinkedHashMap<>();
    sums.forEach(
        (label, sum) ->
            means.put(label, java.util.Arrays.stream(sum).map(one -> one / steps).toArray()));
    return means;
  }

  /** How far a mean is from what it would become, one standard deviation. */
  double error(String label, int option) {
    double mean = number(sums, label, option) / steps;
    double variance = number(squares, label, option) / steps - mean * mean;
    return Math.sqrt(Math.max(0, variance) / steps);
  }

  private static double number(Map<String, double[]> numbers, String label, int option) {
    return Objects.requireNonNull(numbers.get(label), label)[option];
  }

  /** Likewise one mean gradient. */
  double mean(String label, int option) {
    return number(sums, label, option) / steps;
  }

  @Override
  public String toString() {
    return "probe()";
  }
}
