package org.espalier.stdlib.engine;

import org.jspecify.annotations.Nullable;

/** An engine or a device that this machine does not have, with what can be done. */
public final class EngineUnavailableException extends IllegalStateException {
  /** A message in the user's words, and what lies behind it. */
  public EngineUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
