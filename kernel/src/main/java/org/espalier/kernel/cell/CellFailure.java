package org.espalier.kernel.cell;

import java.util.List;

/**
 * Why a cell has no value: it did not compile, it threw, or it was interrupted. Carries the three
 * things that Jupyter shows.
 */
public final class CellFailure extends Exception {
  private final String name;
  private final List<String> traceback;

  /**
   * @param name the kind of failure in one word: {@code CompilationError}, {@code Interrupted}, or
   *     the simple class name of what was thrown
   * @param message one or two sentences in the user's words
   * @param traceback the lines to show: cell number and line first, the user's own frames before
   *     any other
   * @param cause what was thrown, if anything
   */
  public CellFailure(
      String name,
      String message,
      List<String> traceback,
      @org.jspecify.annotations.Nullable Throwable cause) {
    super(message, cause);
    this.name = name;
    this.traceback = List.copyOf(traceback);
  }

  /** Jupyter's {@code ename}. */
  public String name() {
    return name;
  }

  /** Jupyter's {@code evalue}. */
  public String message() {
    return String.valueOf(getMessage());
  }

  /** Jupyter's {@code traceback}. */
  public List<String> traceback() {
    return traceback;
  }
}
