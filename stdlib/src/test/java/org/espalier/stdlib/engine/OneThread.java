package org.espalier.stdlib.engine;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Arrays in tests are small: threads that wait for each other would take most of the time. From the
 * first such class on all run on one, as there is no way back: see {@link Engines#setThreads}.
 */
public final class OneThread implements BeforeAllCallback {
  @Override
  public void beforeAll(ExtensionContext context) {
    Engines.setThreads(1);
  }
}
