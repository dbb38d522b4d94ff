package org.espalier.kernel.command;

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

  int exitCode() {
    return exitCode;
  }
}
