package org.espalier.stdlib.engine;

import java.util.function.Supplier;

/**
 * A thread's share of the processor, for operations of several threads that compute side by side.
 * Operations on all cores beside each other mostly wait for each other, actively.
 *
 * <p>PyTorch counts for each thread by itself, and has all its threads again once the last share
 * ends. So does MXNet on a processor, but a thread that took a share keeps to it: lanes end, others
 * are as they were. Where MXNet's own workers run everything, with its libraries for cards, it has
 * one count for the whole process and no way back (see {@link Engines#setThreads}): whoever takes a
 * share makes all operations smaller for good. A share for one alone, or of a graphics card,
 * changes nothing.
 */
public final class ThreadShare {
  private static int taken;

  private ThreadShare() {}

  /** Whether an engine has all its threads again when those end that took shares. */
  public static boolean comesBack(EngineChoice choice) {
    if (choice.device().gpu()) {
      return false;
    }
    Engines.require(choice);
    return choice.engine() == EngineKind.PYTORCH || MxnetScheduler.isCaller();
  }

  /**
   * Computes with a share.
   *
   * @param among how many compute side by side; at least 1
   * @param work what is computed, on this thread
   */
  public static <R> R within(EngineChoice choice, int among, Supplier<R> work) {
    if (among == 1 || choice.device().gpu()) {
      return work.get();
    }
    if (!comesBack(choice)) {
      keep(share(among));
      return work.get();
    }
    if (choice.engine() == EngineKind.MXNET) {
      MxnetScheduler.atMost(share(among));
      return work.get();
    }
    take(choice.engine(), share(among));
    try {
      return work.get();
    } finally {
      giveBack(choice.engine());
    }
  }

  /** Of the threads there were at first, as a share that was kept may have left fewer. */
  private static int share(int among) {
    return Math.min(Engines.threads(), Math.max(1, Threads.preferred() / among));
  }

  private static synchronized void keep(int count) {
    if (count < Engines.threads()) {
      Engines.setThreads(count);
    }
  }

  private static synchronized void take(EngineKind engine, int count) {
    taken++;
    Threads.set(engine, count);
  }

  private static synchronized void giveBack(EngineKind engine) {
    if (--taken == 0) {
      Threads.set(engine, Engines.threads());
    }
  }
}
