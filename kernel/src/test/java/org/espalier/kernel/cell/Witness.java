package org.espalier.kernel.cell;

import java.lang.ref.WeakReference;

/** Sees whether something that a cell made is still reachable. */
public final class Witness {
  private static volatile WeakReference<Object> seen = new WeakReference<>(null);

  private Witness() {}

  /** Called by cells; returns something large enough to matter. */
  public static long[] large() {
    long[] made = new long[100_000];
    seen = new WeakReference<>(made);
    return made;
  }

  /** Whether the last large thing is unreachable, or gets so soon. */
  static boolean isGone() throws InterruptedException {
    WeakReference<Object> last = seen;
    for (int i = 0; i < 20 && last.get() != null; i++) {
      System.gc();
      Thread.sleep(50);
    }
    return last.get() == null;
  }
}
