package org.espalier.kernel.notebook;

import java.time.Duration;
import java.util.Optional;

/** Does something once a time is over, unless it was closed before. */
final class Alarm implements AutoCloseable {
  private final Runnable bell;
  private boolean closed;
  private boolean rang;

  private Alarm(Runnable bell) {
    this.bell = bell;
  }

  static Alarm set(Optional<Duration> limit, Runnable bell) {
    Alarm alarm = new Alarm(bell);
    limit.ifPresent(alarm::start);
    return alarm;
  }

  private void start(Duration limit) {
    Thread thread = new Thread(() -> await(limit), "espalier-timeout");
    thread.setDaemon(true);
    thread.start();
  }

  private synchronized void await(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    try {
      for (long left = limit.toMillis(); !closed && left > 0; ) {
        wait(left);
        left = (end - System.nanoTime()) / 1_000_000;
      }
    } catch (InterruptedException nobodyInterruptsThisThread) {
      return;
    }
    if (!closed) {
      rang = true;
      bell.run();
    }
  }

  /** Whether the time was over before the alarm was closed. */
  synchronized boolean rang() {
    return rang;
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
