package org.espalier.stdlib.study;

import java.time.Duration;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.stdlib.estimate.Evaluation;
import org.jspecify.annotations.Nullable;

/**
 * One architecture that was tried.
 *
 * @param number its place in the study, from 1
 * @param architecture what was tried
 * @param status how it ended
 * @param value the objective's metric; not a number unless it finished
 * @param evaluation all that was measured; null unless it finished
 * @param reason why it has no value, in a sentence; empty when it finished
 * @param duration how long it took
 */
public record Trial(
    int number,
    Architecture architecture,
    Status status,
    double value,
    @Nullable Evaluation evaluation,
    String reason,
    Duration duration) {
  /** How a trial ended. */
  public enum Status {
    /** It has a value. */
    FINISHED,
    /** It broke a bound; it was not estimated, or its value does not count. */
    INFEASIBLE,
    /** It could not be estimated. */
    FAILED
  }

  static Trial finished(
      int number,
      Architecture architecture,
      double value,
      Evaluation evaluation,
      Duration duration) {
    return new Trial(number, architecture, Status.FINISHED, value, evaluation, "", duration);
  }

  static Trial without(
      int number, Architecture architecture, Status status, String reason, Duration duration) {
    return new Trial(number, architecture, status, Double.NaN, null, reason, duration);
  }

  /** Whether it has a value. */
  public boolean isFinished() {
    return status == Status.FINISHED;
  }

  /** One line. */
  @Override
  public String toString() {
    String end =
        isFinished() ? String.format(java.util.Locale.ROOT, "%.4f", value) : status + ": " + reason;
    return "trial " + number + ": " + architecture + " " + end;
  }
}
