package org.espalier.stdlib.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.espalier.stdlib.estimate.Estimator;
import org.jspecify.annotations.Nullable;

/**
 * Where a search's trials run: one lane for each device, one trial at a time in each. A single lane
 * is the thread of the search itself.
 */
final class Lanes implements AutoCloseable {
  private static final long PATIENCE = 60;

  private final BlockingQueue<Estimator> idle;
  private final int count;
  private final Optional<ExecutorService> threads;
  private final List<FutureTask<Trial>> begun = new ArrayList<>();

  /**
   * Opens lanes.
   *
   * @param estimators one for each, at least one
   */
  Lanes(List<Estimator> estimators) {
    this.idle = new LinkedBlockingQueue<>(estimators);
    this.count = estimators.size();
    this.threads =
        count == 1
            ? Optional.empty()
            : Optional.of(Executors.newFixedThreadPool(count, Lanes::thread));
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "espalier-lane");
    thread.setDaemon(true);
    return thread;
  }

  /** Whether a trial could begin. */
  boolean isFree() {
    return begun.size() < count;
  }

  /** Whether there is a trial to wait for. */
  boolean isBusy() {
    return !begun.isEmpty();
  }

  /** How many trials have begun and were not taken. */
  int busy() {
    return begun.size();
  }

  /** Begins a trial in a lane that is free. */
  void begin(Function<Estimator, Trial> trial) {
    FutureTask<Trial> task =
        new FutureTask<>(
            () -> {
              Estimator lane = idle.take();
              try {
                return trial.apply(lane);
              } finally {
                idle.add(lane);
              }
            });
    begun.add(task);
    threads.ifPresentOrElse(all -> all.execute(task), task);
  }

  /**
   * Waits for the trial that began first.
   *
   * @throws CancellationException if it, or this thread, was interrupted
   */
  Trial take() {
    FutureTask<Trial> first = begun.remove(0);
    try {
      return first.get();
    } catch (InterruptedException e) {
      begun.add(0, first);
      CancellationException stopped = new CancellationException("The search was interrupted.");
      stopped.initCause(e);
      throw stopped;
    } catch (ExecutionException e) {
      throw thrown(e.getCause());
    }
  }

  private static RuntimeException thrown(@Nullable Throwable cause) {
    if (cause instanceof RuntimeException failure) {
      return failure;
    }
    if (cause instanceof Error failure) {
      throw failure;
    }
    return new IllegalStateException(cause);
  }

  /**
   * Interrupts what runs, and yields the trials that had ended, in the order in which they began.
   */
  List<Trial> stop() {
    threads.ifPresent(Lanes::end);
    List<Trial> ended = new ArrayList<>();
    begun.stream().filter(FutureTask::isDone).map(Lanes::ended).forEach(ended::addAll);
    begun.clear();
    return ended;
  }

  /** What a task yielded; nothing of one that was interrupted, as it was meant to be. */
  private static List<Trial> ended(FutureTask<Trial> task) {
    try {
      return List.of(task.get());
    } catch (ExecutionException interrupted) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private static void end(ExecutorService all) {
    all.shutdownNow();
    try {
      all.awaitTermination(PATIENCE, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    threads.ifPresent(Lanes::end);
  }
}
