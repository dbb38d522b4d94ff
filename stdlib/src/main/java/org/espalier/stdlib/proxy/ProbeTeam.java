package org.espalier.stdlib.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Several {@link Prober}s that work side by side, each on networks of its own: where operations are
 * small, two networks on two cores take less time than one after the other on both. Every member
 * begins alike, so who scores a network makes no difference to its score. Each holds arrays of its
 * own.
 */
public final class ProbeTeam implements AutoCloseable {
  private final ExecutorService threads;
  private final BlockingQueue<Prober> idle = new LinkedBlockingQueue<>();
  private final List<Prober> members = new ArrayList<>();

  private ProbeTeam(int size) {
    this.threads =
        Executors.newFixedThreadPool(
            size,
            work -> {
              Thread thread = new Thread(work, "espalier-probe");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * A team.
   *
   * @param size how many; at least 1
   * @param member gives one, with the same images and seed for all
   */
  public static ProbeTeam open(int size, Supplier<Prober> member) {
    if (size < 1) {
      throw new IllegalArgumentException(
          "A team of " + size + " probers scores nothing; it needs at least 1.");
    }
    ProbeTeam team = new ProbeTeam(size);
    for (int i = 0; i < size; i++) {
      team.members.add(member.get());
    }
    team.idle.addAll(team.members);
    return team;
  }

  /**
   * Has work done on each of some tasks by some member, and yields what came of it in the tasks'
   * order. The work must not be the caller's own work on a prober of this team.
   *
   * @throws CancellationException if this thread was interrupted; what was begun is interrupted too
   */
  public <A, R> List<R> each(List<A> tasks, BiFunction<Prober, A, R> work) {
    List<Future<R>> begun =
        tasks.stream().map(task -> threads.submit(() -> one(task, work))).toList();
    List<R> results = new ArrayList<>();
    try {
      for (Future<R> result : begun) {
        results.add(result.get());
      }
      return results;
    } catch (InterruptedException stopped) {
      throw new CancellationException("Scoring networks was interrupted.");
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException reason) {
        throw reason;
      }
      throw new IllegalStateException(failed.getCause());
    } finally {
      begun.forEach(result -> result.cancel(/* mayInterruptIfRunning= */ true));
    }
  }

  private <A, R> R one(A task, BiFunction<Prober, A, R> work) throws InterruptedException {
    Prober prober = idle.take();
    try {
      return work.apply(prober, task);
    } finally {
      idle.add(prober);
    }
  }

  /** Gives all memory back, when what was begun has ended. */
  @Override
  public void close() {
    threads.shutdown();
    boolean interrupted = false;
    while (!threads.isTerminated()) {
      try {
        interrupted |= !threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
      } catch (InterruptedException stopped) {
        interrupted = true;
      }
    }
    members.forEach(Prober::close);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
