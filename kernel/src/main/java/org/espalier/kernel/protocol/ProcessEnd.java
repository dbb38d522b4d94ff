package org.espalier.kernel.protocol;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Ends the process, also when a user's thread or shutdown hook would keep it alive for ever. */
final class ProcessEnd {
  private static final Logger LOG = Logger.getLogger(ProcessEnd.class.getName());
  private static final long PATIENCE_MILLIS = 1500;

  private ProcessEnd() {}

  /**
   * Closes what is open, in order, then exits with status 0; after 1.5 s it exits whatever is still
   * going on.
   */
  static void closingFirst(AutoCloseable... open) {
    Thread watch = new Thread(ProcessEnd::haltLater, "espalier-end");
    watch.setDaemon(true);
    watch.start();
    for (AutoCloseable one : open) {
      try {
        one.close();
      } catch (Throwable thrown) { // The end comes anyway.
        LOG.log(Level.WARNING, "Something did not close well.", thrown);
      }
    }
    System.exit(0);
  }

  private static void haltLater() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
    Runtime.getRuntime().halt(0);
  }
}
