package org.espalier.stdlib.benchmark;

import java.util.Arrays;

/**
 * How long steps took.
 *
 * @param parameters learned numbers of what was timed
 * @param medianMilliseconds of one step
 * @param leastMilliseconds of one step
 */
public record Timing(long parameters, double medianMilliseconds, double leastMilliseconds) {
  private static final int WARM_UP = 2;

  /** One step of a DARTS search, first order. */
  public static Timing dartsStep(Setting setting) {
    return of(new DartsStep(setting), setting.steps());
  }

  /**
   * One step of training a network of NAS-Bench-201.
   *
   * @param architecture as the benchmark writes it
   */
  public static Timing nasBench201Training(Setting setting, String architecture) {
    return of(new TrainingStep(setting, architecture), setting.steps());
  }

  private static Timing of(Workload work, int steps) {
    try (work) {
      double[] times = new double[steps];
      for (int step = -WARM_UP; step < steps; step++) {
        long start = System.nanoTime();
        work.step();
        if (step >= 0) {
          times[step] = (System.nanoTime() - start) / 1e6;
        }
      }
      Arrays.sort(times);
      double median = (times[(steps - 1) / 2] + times[steps / 2]) / 2;
      return new Timing(work.parameters(), median, times[0]);
    }
  }
}
