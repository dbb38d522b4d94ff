package org.espalier.stdlib.lane;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where tasks run side by side: a lane for each of some members, one task at a time in each, every
 * task by the lane's own member. A single lane is the thread of whoever asks. Used by one thread.
 *
 * @param <M> what does the work, such as an estimator on a device of its own
 * @param <R> what comes of a task
 */
public final class Lanes<M, R> implements AutoCloseable {
  private static final long PATIENCE = 60;

  /** Tasks a lane: results are taken in order, and who waits for one has others to go on with. */
  private static final int AHEAD = 8;

  private final Map<Thread, M> members = new ConcurrentHashMap<>();
  private final M first;
  private final int count;
  private final Optional<ExecutorService> threads;
  private final List<FutureTask<R>> begun = new ArrayList<>();

  /**
   * Opens lanes.
   *
   * @param members one for each, at least one
   */
  public Lanes(List<? extends M> members) {
    if (members.isEmpty()) {
      throw new IllegalArgumentException("Lanes need at least 1 member to do their work.");
    }
    this.first = members.get(0);
    this.count = members.size();
    Iterator<? extends M> rest = members.iterator();
    this.threads =
        count == 1
            ? Optional.empty()
            : Optional.of(Executors.newFixedThreadPool(count, work -> thread(work, rest.next())));
  }

  /** A member keeps its thread: an engine binds memory to the thread that it was asked for in. */
  private Thread thread(Runnable work, M member) {
    Thread thread = new Thread(work, "espalier-lane");
    thread.setDaemon(true);
    members.put(thread, member);
    return thread;
  }

  /**
   * Has work done on each of some tasks, and hands over what comes of them in the tasks' order,
   * each as soon as it and all before it have ended. What one task throws ends them all and is
   * thrown.
   *
   * @param ended is given the results, on this thread
   * @throws CancellationException if this thread was interrupted; what had ended until then was
   *     handed over, in order, what ran was interrupted
   */
  public static <M, A, R> void each(
      List<? extends M> members, List<A> tasks, BiFunction<M, A, R> work, Consumer<R> ended) {
    try (Lanes<M, R> lanes = new Lanes<>(members)) {
      Iterator<A> rest = tasks.iterator();
      try {
        while (rest.hasNext() || lanes.isBusy()) {
          check();
          while (rest.hasNext() && lanes.hasRoom()) {
            A task = rest.next();
            lanes.begin(member -> work.apply(member, task));
          }
          ended.accept(lanes.take());
        }
      } catch (CancellationException stopped) {
        lanes.stop().forEach(ended);
        throw stopped;
      }
    }
  }

  /** Likewise, with the results as a list. */
  public static <M, A, R> List<R> each(
      List<? extends M> members, List<A> tasks, BiFunction<M, A, R> work) {
    List<R> results = new ArrayList<>();
    Lanes.<M, A, R>each(members, tasks, work, results::add);
    return results;
  }

  private static void check() {
    if (Thread.interrupted()) {
      throw interrupted();
    }
  }

  private static CancellationException interrupted() {
    return new CancellationException("What ran side by side was interrupted.");
  }

  /** Whether a task could begin at once. */
  public boolean isFree() {
    return begun.size() < count;
  }

  /**
   * Whether a task could begin, or wait for a lane to be free: a lane that always waited until its
   * task was taken, behind those that began before, would stand still meanwhile.
   */
  public boolean hasRoom() {
    return begun.size() < (count == 1 ? 1 : AHEAD * count);
  }

  /** Whether there is a task to wait for. */
  public boolean isBusy() {
    return !begun.isEmpty();
  }

  /** How many tasks have begun, or wait, and were not taken. */
  public int busy() {
    return begun.size();
  }

  /** Begins a task in a lane that is free, or has it wait for one. */
  public void begin(Function<M, R> work) {
    FutureTask<R> task =
        new FutureTask<>(() -> work.apply(members.getOrDefault(Thread.currentThread(), first)));
    begun.add(task);
    threads.ifPresentOrElse(all -> all.execute(task), task);
  }

  /**
   * Waits for the task that began first.
   *
   * @throws CancellationException if it, or this thread, was interrupted
   */
  public R take() {
    FutureTask<R> first = begun.remove(0);
    try {
      return first.get();
    } catch (InterruptedException e) {
      begun.add(0, first);
      CancellationException stopped = interrupted();
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
   * Interrupts what runs, and yields what came of the tasks that had ended, in the order in which
   * they began.
   */
  public List<R> stop() {
    threads.ifPresent(Lanes::end);
    List<R> ended = new ArrayList<>();
    begun.stream().filter(FutureTask::isDone).map(Lanes::ended).forEach(ended::addAll);
    begun.clear();
    return ended;
  }

  /** What a task yielded; nothing of one that was interrupted, as it was meant to be. */
  private static <R> List<R> ended(FutureTask<R> task) {
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
