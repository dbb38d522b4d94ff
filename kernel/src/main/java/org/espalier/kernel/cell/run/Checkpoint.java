package org.espalier.kernel.cell.run;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a cell asks whether it is to stop: at each method's beginning and each jump backwards.
 * Cells call it, so it is public; nobody else should.
 */
public final class Checkpoint {
  private static final InheritableThreadLocal<@Nullable StopSign> OF_THREAD =
      new InheritableThreadLocal<>();
  private static final Set<StopSign> STOPPING = ConcurrentHashMap.newKeySet();
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
    StopSign sign = OF_THREAD.get();
    if (sign != null && STOPPING.contains(sign)) {
      sign.stopHere();
    }
  }

  /** Makes this thread, and those that it starts, part of a cell. */
  static void enter(StopSign sign) {
    OF_THREAD.set(sign);
  }

  static synchronized void arm(StopSign sign) {
    STOPPING.add(sign);
    armed = true;
  }

  static synchronized void disarm(StopSign sign) {
    STOPPING.remove(sign);
    armed = !STOPPING.isEmpty();
  }
}
