package org.espalier.stdlib.strategy.relaxed.regulariser;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.stdlib.strategy.relaxed.Moment;
import org.espalier.stdlib.strategy.relaxed.Regulariser;
import org.espalier.stdlib.strategy.relaxed.derivation.Scores;

/**
 * {@code L + lambda sum_i H(p_i)}, {@code H(p) = -sum_k p_k log p_k}, over all choices: makes them
 * certain for a positive coefficient, undecided for a negative one.
 *
 * @param coefficient lambda; 0 leaves the loss as it is
 */
public record Entropy(double coefficient) implements Regulariser {
  @Override
  public String name() {
    return "entropy";
  }

  @Override
  public Reads reads() {
    return Reads.POINT;
  }

  @Override
  public Term of(double objective, List<Scores> numbers, Moment moment) {
    if (coefficient == 0) {
      return new Term(objective, 1, Map.of());
    }
    double sum = 0;
    Map<String, double[]> gradient = new LinkedHashMap<>();
    for (Scores choice : numbers) {
      double[] slopes = new double[choice.point().size()];
      for (int k = 0; k < slopes.length; k++) {
        // Towards 0 the slope is infinite, while p log p is 0; the smallest double bounds it.
        double logarithm = Math.log(Math.max(choice.point().get(k), Double.MIN_NORMAL));
        sum -= choice.point().get(k) * logarithm;
        slopes[k] = -coefficient * (logarithm + 1);
      }
      gradient.put(choice.choice().label(), slopes);
    }
    return new Term(objective + coefficient * sum, 1, gradient);
  }

  @Override
  public String toString() {
    return "entropy(" + coefficient + ")";
  }
}
