package org.espalier.stdlib.benchmark;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How long steps took, and what they left in memory.
 *
 * @param parameters learned numbers of what was timed
 * @param medianMilliseconds of one step
 * @param leastMilliseconds of one step
 * @param processorMilliseconds of one step, all threads together, in the mean
 * @param memory what the process held
 */
public record Timing(
    long parameters,
    double medianMilliseconds,
    double leastMilliseconds,
    double processorMilliseconds,
    ResidentMemory memory) {
  private static final int WARM_UP = 2;
  private static final int EARLY = 10;

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
      for (int step = 0; step < WARM_UP; step++) {
        work.step();
      }
      double[] times = new double[steps];
      OptionalDouble early = OptionalDouble.empty();
      double before = ProcessorTime.milliseconds();
      for (int step = 0; step < steps; step++) {
        long start = System.nanoTime();
        work.step();
        times[step] = (System.nanoTime() - start) / 1e6;
        early = step + 1 == EARLY ? ResidentMemory.now() : early;
      }
      double computed = (ProcessorTime.milliseconds() - before) / steps;
      ResidentMemory memory = new ResidentMemory(early, ResidentMemory.now());
      Arrays.sort(times);
      double median = (times[(steps - 1) / 2] + times[steps / 2]) / 2;
      return new Timing(work.parameters(), median, times[0], computed, memory);
    }
  }
}
