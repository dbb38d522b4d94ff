package org.espalier.kernel.cell.run;

import org.jspecify.annotations.Nullable;

/**
 * Memory set aside while cells run: when one has filled the heap, it is given up, so that there is
 * enough to report that and to compile a small cell that makes room.
 */
public final class Reserve {
  private static final int BYTES = 16 << 20;
  private static volatile byte @Nullable [] held;

  private Reserve() {}

  /** Sets it aside again, where there is plenty of memory. */
  static void hold() {
    Runtime runtime = Runtime.getRuntime();
    long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    if (held == null && free > 4L * BYTES) {
      try {
        held = new byte[BYTES];
      } catch (OutOfMemoryError none) {
        // Then there is none; the cell may well do without.
      }
    }
  }

  /** Gives it up if something was thrown for lack of memory. */
  static void releaseIfLacking(Throwable thrown) {
    if (isLacking(thrown)) {
      held = null;
    }
  }

  /** Whether something was thrown for lack of memory, at whatever remove. */
  public static boolean isLacking(@Nullable Throwable thrown) {
    int steps = 0;
    for (Throwable each = thrown; each != null && steps++ < 20; each = each.getCause()) {
      if (each instanceof OutOfMemoryError) {
        return true;
      }
    }
    return false;
  }
}
