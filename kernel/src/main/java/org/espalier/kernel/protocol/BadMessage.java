package org.espalier.kernel.protocol;

/** Frames that are no message: they are dropped, and the kernel goes on. */
final class BadMessage extends Exception {
  BadMessage(String reason) {
    super(reason);
  }

  BadMessage(String reason, Throwable cause) {
    super(reason, cause);
  }
}
