package org.espalier.stdlib.objective;

import org.espalier.dsl.cost.Cost;

/** A number that a search can be about: measured by an estimator, or counted from the network. */
public sealed interface Metric {
  /** Its name, such as {@code accuracy}. */
  String name();

  /** Its unit as shown on axes; empty for a pure number. */
  String unit();

  /** The bound {@code metric <= value} as a constraint. */
  default Constraint atMost(Number value) {
    return new Constraint(this, Constraint.Side.AT_MOST, value.doubleValue());
  }

  /** The bound {@code metric >= value} as a constraint. */
  default Constraint atLeast(Number value) {
    return new Constraint(this, Constraint.Side.AT_LEAST, value.doubleValue());
  }

  /** What an estimator measures under this name. */
  record Measured(String name, String unit) implements Metric {
    @Override
    public String toString() {
      return name + "()";
    }
  }

  /**
   * What is counted from a network before anything runs.
   *
   * @param cost the formula
   */
  record Counted(Cost cost) implements Metric {
    @Override
    public String name() {
      return cost.name();
    }

    @Override
    public String unit() {
      return cost.unit();
    }

    @Override
    public String toString() {
      return cost.toString();
    }
  }

  /** The fraction of rightly classified examples, in [0, 1]. */
  static Metric accuracy() {
    return new Measured("accuracy", "fraction of examples");
  }

  /** {@code exp(loss)}: among how many symbols, all alike, a guess would be as hard. For texts. */
  static Metric perplexity() {
    return new Measured("perplexity", "");
  }

  /** The mean loss; for a classifier the cross-entropy in nats. */
  static Metric loss() {
    return new Measured("loss", "nats");
  }
}
