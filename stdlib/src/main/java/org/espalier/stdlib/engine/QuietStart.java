package org.espalier.stdlib.engine;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.espalier.stdlib.device.NativeEnvironment;

/** What DJL and MXNet read once: no downloads, no telemetry, no chatter. A user's own wins. */
final class QuietStart {
  /** Held, since the logging library forgets settings of loggers that nobody holds. */
  private static final Logger DJL = Logger.getLogger("ai.djl");

  private QuietStart() {}

  static void prepare() {
    prefer("ai.djl.offline", "true");
    prefer("OPT_OUT_TRACKING", "true");
    prefer("ai.djl.pytorch.graph_optimizer", "false");
    prefer("slf4j.internal.verbosity", "ERROR");
    prefer("org.slf4j.simpleLogger.log.ai.djl", "warn");
    NativeEnvironment.prefer("MXNET_SUBGRAPH_VERBOSE", "0");
    if (DJL.getLevel() == null) {
      DJL.setLevel(Level.WARNING);
    }
  }

  private static void prefer(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
