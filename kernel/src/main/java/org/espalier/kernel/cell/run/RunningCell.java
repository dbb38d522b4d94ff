package org.espalier.kernel.cell.run;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A cell on a thread of its own, and the ladder of ways to stop it: the thread's interrupt flag at
 * once, which ends sleeping and waiting; {@link Checkpoint} soon after, which ends loops; leaving
 * the thread to itself at last.
 *
 * @param <T> what the cell gives
 */
public final class RunningCell<T> {
  private static final long STACK_BYTES = 64L << 20;
  private static final long BEFORE_CHECKPOINTS_MS = 150;
  private static final long BEFORE_ABANDONING_MS = 1000;
  private static final long PAUSE_NS = 10_000_000;
  private static final ScheduledExecutorService LADDER = ladder();

  private final CompletableFuture<Outcome<T>> outcome = new CompletableFuture<>();
  private final AtomicBoolean asked = new AtomicBoolean();
  private final Thread thread;
  private final StopSign sign = new StopSign();

  /**
   * Gets a cell ready; its thread inherits this one's inheritable thread locals.
   *
   * @param name the thread's name
   */
  public RunningCell(String name, Body<T> body) {
    thread = new Thread(null, () -> run(body), name, STACK_BYTES);
    thread.setDaemon(true);
  }

  /** What a cell does. */
  public interface Body<T> {
    /** Does it. */
    T run() throws Throwable;
  }

  private static ScheduledExecutorService ladder() {
    ScheduledThreadPoolExecutor ladder =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = Executors.defaultThreadFactory().newThread(work);
              thread.setName("cell-interrupt");
              thread.setDaemon(true);
              return thread;
            });
    ladder.setRemoveOnCancelPolicy(true);
    return ladder;
  }

  /**
   * How a cell ended.
   *
   * @param value what it gave; null when it threw
   * @param thrown what it threw; null when it gave something
   * @param abandonedAt where it still runs, when it was abandoned; else null
   * @param interrupted whether it had been asked to stop
   */
  public record Outcome<T>(
      @Nullable T value,
      @Nullable Throwable thrown,
      @Nullable List<StackTraceElement> abandonedAt,
      boolean interrupted) {}

  private void run(Body<T> body) {
    Checkpoint.enter(sign);
    Reserve.hold();
    if (asked.get()) {
      // Interrupting a thread that has not begun need not have any effect.
      thread.interrupt();
    }
    try {
      end(body.run(), null);
    } catch (Throwable thrown) {
      Reserve.releaseIfLacking(thrown);
      end(null, thrown);
    } finally {
      Checkpoint.disarm(sign);
    }
  }

  /** Whatever happens, the end is told: without it, the notebook would wait for ever. */
  private void end(@Nullable T value, @Nullable Throwable thrown) {
    boolean told = false;
    while (!told) {
      try {
        outcome.complete(new Outcome<>(value, thrown, null, asked.get()));
        told = true;
      } catch (OutOfMemoryError full) {
        // Other threads of the cell may fill the heap still.
        Reserve.releaseIfLacking(full);
        LockSupport.parkNanos(PAUSE_NS);
      }
    }
  }

  /** Runs the cell and waits for its end; interrupting the waiting thread interrupts the cell. */
  public Outcome<T> await() {
    thread.start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return outcome.get();
        } catch (InterruptedException forTheCell) {
          interrupted = true;
          interrupt();
        } catch (ExecutionException impossible) {
          throw new IllegalStateException(impossible);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Begins to stop the cell; returns at once. */
  public void interrupt() {
    if (!asked.compareAndSet(false, true)) {
      return;
    }
    thread.interrupt();
    var arming = LADDER.schedule(this::arm, BEFORE_CHECKPOINTS_MS, TimeUnit.MILLISECONDS);
    var abandoning = LADDER.schedule(this::abandon, BEFORE_ABANDONING_MS, TimeUnit.MILLISECONDS);
    var unused =
        outcome.thenRun(
            () -> {
              arming.cancel(false);
              abandoning.cancel(false);
            });
  }

  private void arm() {
    if (!outcome.isDone()) {
      Checkpoint.arm(sign);
      thread.interrupt();
      if (outcome.isDone()) {
        Checkpoint.disarm(sign);
      }
    }
  }

  private void abandon() {
    outcome.complete(new Outcome<>(null, null, List.of(thread.getStackTrace()), true));
  }
}
