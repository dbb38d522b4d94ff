package org.espalier.stdlib.strategy.relaxed.regulariser;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.espalier.stdlib.strategy.relaxed.Regulariser;
import org.espalier.stdlib.strategy.relaxed.derivation.Scores;

/** Regularisers that add up something of every choice's point. */
final class OverChoices {
  private OverChoices() {}

  /**
   * {@code L + lambda sum_i f(p_i)}; the loss as it is for a coefficient of 0.
   *
   * @param value f
   * @param slopes its derivative by each number of a point
   */
  static Regulariser.Term sum(
      double objective,
      double coefficient,
      List<Scores> numbers,
      ToDoubleFunction<List<Double>> value,
      Function<List<Double>, double[]> slopes) {
    if (coefficient == 0) {
      return new Regulariser.Term(objective, 1, Map.of());
    }
    double sum = 0;
    Map<String, double[]> gradient = new LinkedHashMap<>();
    for (Scores choice : numbers) {
      sum += value.applyAsDouble(choice.point());
      double[] by = slopes.apply(choice.point());
      gradient.put(
          choice.choice().label(), Arrays.stream(by).map(one -> coefficient * one).toArray());
    }
    return new Regulariser.Term(objective + coefficient * sum, 1, gradient);
  }
}
