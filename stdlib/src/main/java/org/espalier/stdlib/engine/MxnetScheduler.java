package org.espalier.stdlib.engine;

import ai.djl.mxnet.jna.JnaUtils;
import org.espalier.stdlib.device.NativeEnvironment;

/**
 * Which thread runs MXNet's operations. On processors it is the one that asks for them (MXNet's
 * naive engine): threads compute side by side then, which all wait for one worker otherwise, and
 * what fails does so where it was asked for. With libraries for cards MXNet's workers run them, so
 * that nobody waits for a card. Who sets {@code MXNET_ENGINE_TYPE} decides.
 */
final class MxnetScheduler {
  private static final String VARIABLE = "MXNET_ENGINE_TYPE";
  private static final String ON_CALLER = "NaiveEngine";

  /** How many threads an operation uses that a thread asks for; it never becomes more. */
  private static final ThreadLocal<Integer> LEAST =
      ThreadLocal.withInitial(() -> Integer.MAX_VALUE);

  private static volatile boolean caller;

  private MxnetScheduler() {}

  /**
   * To be called before MXNet is loaded.
   *
   * @param cards whether its libraries for cards are
   */
  static void prepare(boolean cards) {
    String said = System.getenv(VARIABLE);
    caller = said == null ? !cards : said.equals(ON_CALLER);
    if (caller) {
      NativeEnvironment.set(VARIABLE, ON_CALLER);
    }
  }

  /** Whether the thread that asks for an operation runs it; known once MXNet is loaded. */
  static boolean isCaller() {
    return caller;
  }

  /**
   * From now on operations that this thread runs use at most so many threads. There is no way back,
   * as what oneDNN has made ready for some threads crashes on more.
   */
  static void atMost(int count) {
    if (caller && count < LEAST.get()) {
      LEAST.set(count);
      JnaUtils.checkCall(MxnetCalls.load().MXSetNumOMPThreads(count));
    }
  }
}
