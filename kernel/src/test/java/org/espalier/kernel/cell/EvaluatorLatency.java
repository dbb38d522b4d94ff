package org.espalier.kernel.cell;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures what a user waits for. Not a test: run its main, with how many cells to run and how many
 * seconds to leave for warming up before the first.
 */
public final class EvaluatorLatency {
  private static final String FLUENT =
      "IntStream.range(0, 9).boxed().filter { it %% 2 == 0 }.map { \"n$it\" }.toList().associateWith"
          + " { it.length }.entries.sortedBy { it.key }.joinToString { \"${it.key}=${it.value + %d}\" }";

  private EvaluatorLatency() {}

  /** Prints one line of milliseconds. */
  public static void main(String[] arguments) throws Exception {
    int cells = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
    long wait = arguments.length > 1 ? Long.parseLong(arguments[1]) : 0;
    double up = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    long start = System.nanoTime();
    try (KotlinCellEvaluator evaluator = new KotlinCellEvaluator(List.of("java.util.stream.*"))) {
      double constructed = since(start);
      Thread.sleep(wait * 1000);
      double[] times = new double[cells + 1];
      double early = 0;
      for (int i = 1; i <= cells; i++) {
        times[i] = timed(evaluator, i, "val x" + i + " = " + i);
        early = i == Math.min(20, cells) ? megabytes() : early;
      }
      double growth = (megabytes() - early) / Math.max(1, cells - 20);
      double fluent = timed(evaluator, cells + 1, String.format(Locale.ROOT, FLUENT, 1));
      double again = timed(evaluator, cells + 2, String.format(Locale.ROOT, FLUENT, 2));
      long asked = System.nanoTime();
      evaluator.complete("listOf(1).ma", 12);
      System.out.printf(
          Locale.ROOT,
          "java %d main@%.0f constructor %.0f | cell 1: %.0f, 2: %.0f, 10: %.0f, 100: %.0f, last:"
              + " %.0f | fluent %.0f, again %.0f | completion %.0f ms | %.2f MB a cell, heap %.0f MB%n",
          Runtime.version().feature(),
          up,
          constructed,
          times[1],
          times[Math.min(2, cells)],
          median(times, 10),
          median(times, 100),
          median(times, cells),
          fluent,
          again,
          since(asked),
          growth,
          megabytes());
    }
    System.exit(0);
  }

  private static double timed(KotlinCellEvaluator evaluator, int number, String code)
      throws CellFailure {
    long start = System.nanoTime();
    evaluator.evaluate(number, code);
    return since(start);
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(double[] times, int at) {
    int end = Math.min(times.length, at + 3);
    double[] near = Arrays.copyOfRange(times, Math.max(1, end - 5), end);
    Arrays.sort(near);
    return near[near.length / 2];
  }

  private static double megabytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0;
  }
}
