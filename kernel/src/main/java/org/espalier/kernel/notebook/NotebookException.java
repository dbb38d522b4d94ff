package org.espalier.kernel.notebook;

/** A file that is not a notebook that can be run, and why, in the user's words. */
public final class NotebookException extends RuntimeException {
  NotebookException(String message) {
    super(message);
  }

  NotebookException(String message, Throwable cause) {
    super(message, cause);
  }
}
