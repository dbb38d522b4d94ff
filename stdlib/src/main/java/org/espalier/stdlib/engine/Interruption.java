package org.espalier.stdlib.engine;

import java.util.concurrent.CancellationException;

/** Where long work looks whether it is still wanted. */
public final class Interruption {
  private Interruption() {}

  /**
   * Ends work that was interrupted. The thread's interrupted flag is cleared, as with {@link
   * InterruptedException}.
   *
   * @param what what is ended, in the user's words, such as {@code Training}
   * @throws CancellationException if the thread was interrupted
   */
  public static void check(String what) {
    if (Thread.interrupted()) {
      throw new CancellationException(what + " was interrupted.");
    }
  }
}
