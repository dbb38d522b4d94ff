package org.espalier.stdlib.strategy.relaxed.regulariser;

import java.util.List;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.Trigamma;
import org.espalier.stdlib.strategy.relaxed.Moment;
import org.espalier.stdlib.strategy.relaxed.Regulariser;
import org.espalier.stdlib.strategy.relaxed.derivation.Scores;

/**
 * {@code L + lambda sum_i KL(Dir(beta_i) || Dir(1))} over all choices, whose points are
 * concentrations: with {@code B = sum beta} of {@code n} options, {@code KL = log Gamma(B) - log
 * Gamma(n) - sum_k (log Gamma(beta_k) - (beta_k - 1) (psi(beta_k) - psi(B)))}. 0 where all are 1;
 * {@code log 3 - 5/6 = 0.265279} for {@code (2, 1, 1)} (DrNAS, Chen et al., ICLR 2021, arXiv
 * 2006.10355, section 3.2).
 *
 * @param coefficient lambda, 0.001 in the paper; 0 leaves the loss as it is
 */
public record UniformDivergence(double coefficient) implements Regulariser {
  /** As in the paper. */
  public UniformDivergence() {
    this(0.001);
  }

  @Override
  public String name() {
    return "divergence from the uniform distribution";
  }

  @Override
  public Reads reads() {
    return Reads.POINT;
  }

  @Override
  public Term of(double objective, List<Scores> numbers, Moment moment) {
    return OverChoices.sum(
        objective, coefficient, numbers, UniformDivergence::value, UniformDivergence::slopes);
  }

  private static double total(List<Double> concentrations) {
    return concentrations.stream().mapToDouble(Double::doubleValue).sum();
  }

  private static double value(List<Double> concentrations) {
    double total = total(concentrations);
    double value = LogGamma.value(total) - LogGamma.value(concentrations.size());
    for (double beta : concentrations) {
      value += (beta - 1) * (Digamma.value(beta) - Digamma.value(total)) - LogGamma.value(beta);
    }
    return value;
  }

  /** {@code (beta_k - 1) psi'(beta_k) - (B - n) psi'(B)}. */
  private static double[] slopes(List<Double> concentrations) {
    double total = total(concentrations);
    double shared = (total - concentrations.size()) * Trigamma.value(total);
    return concentrations.stream()
        .mapToDouble(beta -> (beta - 1) * Trigamma.value(beta) - shared)
        .toArray();
  }

  @Override
  public String toString() {
    return "uniformDivergence(" + coefficient + ")";
  }
}
