package org.espalier.stdlib.engine;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Arrays in tests are small: threads that wait for each other would take most of the time. */
public final class OneThread implements BeforeAllCallback, AfterAllCallback {
  private int before;

  @Override
  public void beforeAll(ExtensionContext context) {
    before = Engines.threads();
    Engines.setThreads(1);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Engines.setThreads(before);
  }
}
