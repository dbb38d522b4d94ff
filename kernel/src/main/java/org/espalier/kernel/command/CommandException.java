package org.espalier.kernel.command;

import java.util.function.Supplier;

/** Why a command could not do what was asked, in the user's words, and the exit code for it. */
final class CommandException extends RuntimeException {
  private final int exitCode;

  CommandException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  CommandException(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /**
   * What a value comes to that is made of the user's words; a value that refuses them is a mistake
   * in the command line.
   */
  static <T> T orUsage(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new CommandException(Exit.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  int exitCode() {
    return exitCode;
  }
}
