package org.espalier.kernel.cell.run;

/**
 * What the threads of a cell know it by: where they learn that they are to stop. It knows nothing
 * of the cell, since a pool's thread that a cell has started keeps it for good.
 */
final class StopSign {
  // So long may finally blocks run undisturbed.
  private static final long CLEANUP_NS = 100_000_000;
  private volatile long firstStop;

  /** Called on the cell's own threads, once its checkpoints are armed. */
  void stopHere() {
    long now = System.nanoTime();
    long first = firstStop;
    if (first == 0) {
      firstStop = now == 0 ? 1 : now;
    } else if (now - first < CLEANUP_NS) {
      return;
    }
    throw new Stopped();
  }
}
