package org.espalier.kernel.cell.run;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a cell asks whether it is to stop: at each method's beginning and each jump backwards.
 * Cells call it, so it is public; nobody else should.
 */
public final class Checkpoint {
  private static final InheritableThreadLocal<@Nullable RunningCell<?>> OF_THREAD =
      new InheritableThreadLocal<>();
  private static final Set<RunningCell<?>> STOPPING = ConcurrentHashMap.newKeySet();
  // Read at every turn of every loop: nearly always false, and then all there is to do.
  private static volatile boolean armed;

  private Checkpoint() {}

  /** Ends this thread's cell if it is to stop. */
  public static void check() {
    if (armed) {
      checkThread();
    }
  }

  private static void checkThread() {
    RunningCell<?> cell = OF_THREAD.get();
    if (cell != null && STOPPING.contains(cell)) {
      cell.stopHere();
    }
  }

  /** Makes this thread, and those that it starts, part of a cell. */
  static void enter(RunningCell<?> cell) {
    OF_THREAD.set(cell);
  }

  static synchronized void arm(RunningCell<?> cell) {
    STOPPING.add(cell);
    armed = true;
  }

  static synchronized void disarm(RunningCell<?> cell) {
    STOPPING.remove(cell);
    armed = !STOPPING.isEmpty();
  }
}
