package org.espalier.kernel.protocol;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.espalier.kernel.cell.CellFailure;
import org.jspecify.annotations.Nullable;

/**
 * Runs a user's code that is no cell, such as a {@code toString} or what a widget does on a click,
 * on a thread apart: when it never ends it can be interrupted, when it fails that is its own
 * affair.
 */
final class Interruptible {
  private static final long MILLISECONDS_TO_END = 500;

  private volatile @Nullable FutureTask<?> running;

  /**
   * Runs to the end, or until {@link #interrupt}, which leaves the thread behind if it is deaf.
   *
   * @param name says in the error what was interrupted
   * @throws CellFailure with whatever was thrown
   */
  <T> T call(String name, Callable<T> action) throws CellFailure {
    FutureTask<T> task = new FutureTask<>(action);
    running = task;
    Thread thread = new Thread(task, "espalier-aside");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get();
    } catch (CancellationException e) {
      awaitEnd(thread);
      String message = "Interrupted during " + name + ".";
      throw new CellFailure("Interrupted", message, List.of(message), null);
    } catch (ExecutionException e) {
      throw Failures.of(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failures.of(e);
    } finally {
      running = null;
    }
  }

  /** What heeds the interrupt ends before the request that it belongs to is said to be done. */
  private static void awaitEnd(Thread thread) {
    try {
      thread.join(MILLISECONDS_TO_END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Gives up what runs now; does nothing when nothing does. */
  void interrupt() {
    FutureTask<?> task = running;
    if (task != null) {
      task.cancel(true);
    }
  }
}
