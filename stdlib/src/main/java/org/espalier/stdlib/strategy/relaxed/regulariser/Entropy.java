package org.espalier.stdlib.strategy.relaxed.regulariser;

import java.util.List;
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
    return OverChoices.sum(objective, coefficient, numbers, Entropy::value, Entropy::slopes);
  }

  private static double value(List<Double> point) {
    return -point.stream().mapToDouble(share -> share * logarithm(share)).sum();
  }

  private static double[] slopes(List<Double> point) {
    return point.stream().mapToDouble(share -> -(logarithm(share) + 1)).toArray();
  }

  /** Towards 0 the slope is infinite, while p log p is 0; the smallest double bounds it. */
  private static double logarithm(double share) {
    return Math.log(Math.max(share, Double.MIN_NORMAL));
  }

  @Override
  public String toString() {
    return "entropy(" + coefficient + ")";
  }
}
