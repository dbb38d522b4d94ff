package org.espalier.stdlib.strategy.relaxed.regulariser;

/** How a loss and an expected cost make an objective. Immutable; prints as it is typed. */
public interface CostForm {
  /**
   * The objective with its slopes.
   *
   * @param loss the loss
   * @param cost the expected cost
   * @param unit of the cost, for messages
   */
  Value of(double loss, double cost, String unit);

  /**
   * An objective.
   *
   * @param objective its value
   * @param byLoss its derivative by the loss
   * @param byCost its derivative by the cost
   */
  record Value(double objective, double byLoss, double byCost) {}

  /**
   * {@code L + lambda E}.
   *
   * @param coefficient lambda; 0 leaves the loss as it is
   */
  record Linear(double coefficient) implements CostForm {
    @Override
    public Value of(double loss, double cost, String unit) {
      return coefficient == 0
          ? new Value(loss, 1, 0)
          : new Value(loss + coefficient * cost, 1, coefficient);
    }

    @Override
    public String toString() {
      return "linear(" + coefficient + ")";
    }
  }

  /**
   * {@code L + lambda (E - R) / R} (the code of ProxylessNAS, {@code add#linear}, lambda 0.1).
   *
   * @param coefficient lambda; 0 leaves the loss as it is
   * @param reference R, in the cost's unit; more than 0
   */
  record Normalised(double coefficient, double reference) implements CostForm {
    /** Checks. */
    public Normalised {
      if (!(reference > 0)) {
        throw new IllegalArgumentException(
            "normalised(" + coefficient + ", " + reference + "): the reference is more than 0.");
      }
    }

    @Override
    public Value of(double loss, double cost, String unit) {
      return coefficient == 0
          ? new Value(loss, 1, 0)
          : new Value(
              loss + coefficient * (cost - reference) / reference, 1, coefficient / reference);
    }

    @Override
    public String toString() {
      return "normalised(" + coefficient + ", " + reference + ")";
    }
  }

  /**
   * {@code L + lambda log E} (the code of SNAS, its logarithmic penalty, lambda 0.0015).
   *
   * @param coefficient lambda; 0 leaves the loss as it is
   */
  record Logarithm(double coefficient) implements CostForm {
    @Override
    public Value of(double loss, double cost, String unit) {
      if (coefficient == 0) {
        return new Value(loss, 1, 0);
      }
      // Where every option costs nothing there is no logarithm.
      double above = Above.check(this, cost, 0, unit);
      return new Value(loss + coefficient * Math.log(above), 1, coefficient / above);
    }

    @Override
    public String toString() {
      return "logarithm(" + coefficient + ")";
    }
  }

  /**
   * {@code alpha L log(E)^beta} (FBNet, Wu et al., CVPR 2019, arXiv 1812.03443, equation 2). Its
   * value depends on the unit, in which E must be more than 1.
   *
   * @param alpha 0.2 in the paper
   * @param beta 0.6 in the paper
   */
  record LogPower(double alpha, double beta) implements CostForm {
    /** As in the paper. */
    public LogPower() {
      this(0.2, 0.6);
    }

    @Override
    public Value of(double loss, double cost, String unit) {
      double logarithm = Math.log(Above.check(this, cost, 1, unit));
      double factor = alpha * Math.pow(logarithm, beta);
      double slope = alpha * loss * beta * Math.pow(logarithm, beta - 1) / cost;
      return new Value(factor * loss, factor, slope);
    }

    @Override
    public String toString() {
      return "logPower(" + alpha + ", " + beta + ")";
    }
  }

  /**
   * {@code a L (log E / log R)^b} (the code of ProxylessNAS, {@code mul#log}). Both costs must be
   * more than 1 in their unit.
   *
   * @param a 0.2 in the code
   * @param b 0.3 in the code
   * @param reference R
   */
  record LogRatio(double a, double b, double reference) implements CostForm {
    /** Checks. */
    public LogRatio {
      if (!(reference > 1)) {
        throw new IllegalArgumentException(
            "logRatio(" + a + ", " + b + ", " + reference + "): the reference is more than 1.");
      }
    }

    /** With the factors of the code. */
    public LogRatio(double reference) {
      this(0.2, 0.3, reference);
    }

    @Override
    public Value of(double loss, double cost, String unit) {
      double logarithm = Math.log(Above.check(this, cost, 1, unit));
      double factor = a * Math.pow(logarithm / Math.log(reference), b);
      return new Value(factor * loss, factor, factor * loss * b / (logarithm * cost));
    }

    @Override
    public String toString() {
      return "logRatio(" + a + ", " + b + ", " + reference + ")";
    }
  }
}
