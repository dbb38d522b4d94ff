package org.espalier.stdlib.objective;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.cost.Bound;

/**
 * What makes one trial better than another: a metric, a direction, and bounds.
 *
 * @param metric what is compared
 * @param maximize whether more is better
 * @param constraints what every trial must keep
 */
public record Objective(Metric metric, boolean maximize, List<Constraint> constraints) {
  /** Copies. */
  public Objective {
    constraints = List.copyOf(constraints);
  }

  /** More is better. */
  public static Objective maximize(Metric metric) {
    return new Objective(metric, true, List.of());
  }

  /** Less is better. */
  public static Objective minimize(Metric metric) {
    return new Objective(metric, false, List.of());
  }

  /** With one more bound. */
  public Objective subjectTo(Constraint constraint) {
    List<Constraint> more = new ArrayList<>(constraints);
    more.add(constraint);
    return new Objective(metric, maximize, more);
  }

  /** With a bound on a cost; a bound with two ends is two constraints. */
  public Objective subjectTo(Bound bound) {
    Metric counted = new Metric.Counted(bound.cost());
    Objective bounded = this;
    if (bound.most() < Double.POSITIVE_INFINITY) {
      bounded = bounded.subjectTo(counted.atMost(bound.most()));
    }
    return bound.least() > Double.NEGATIVE_INFINITY
        ? bounded.subjectTo(counted.atLeast(bound.least()))
        : bounded;
  }

  /** The value as a score, of which more is always better; not a number stays so. */
  public double score(double value) {
    return maximize ? value : -value;
  }

  /** As typed. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder((maximize ? "maximize(" : "minimize(") + metric + ")");
    constraints.forEach(constraint -> text.append(" subject to ").append(constraint));
    return text.toString();
  }
}
