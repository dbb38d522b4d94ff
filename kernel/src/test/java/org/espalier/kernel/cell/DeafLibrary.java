package org.espalier.kernel.cell;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Compiled code that heeds no interrupt, as native and numeric libraries do. */
public final class DeafLibrary {
  private static volatile boolean released = true;

  private static volatile CountDownLatch beginning = new CountDownLatch(1);

  private DeafLibrary() {}

  /** Makes ready for another cell that {@link #begin begins}. */
  static void awaitBeginning() {
    beginning = new CountDownLatch(1);
  }

  /** Called by a cell that is to be interrupted. */
  public static void begin() {
    beginning.countDown();
  }

  /** Waits until a cell has begun. */
  static boolean begun() throws InterruptedException {
    return beginning.await(30, TimeUnit.SECONDS);
  }

  /** Computes until it is released. */
  public static long compute() {
    released = false;
    long turns = 0;
    while (!released) {
      turns++;
    }
    return turns;
  }

  /** Ends {@link #compute}. */
  public static void release() {
    released = true;
  }
}
