package org.espalier.kernel.magic;

/** A magic that can't do what it was asked. */
public final class MagicFailure extends Exception {
  /**
   * @param message what was asked, why it can't be, and what to do instead
   */
  public MagicFailure(String message) {
    super(message);
  }

  /**
   * @param cause what stood in the way
   */
  public MagicFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
