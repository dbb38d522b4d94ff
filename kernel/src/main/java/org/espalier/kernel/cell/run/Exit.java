package org.espalier.kernel.cell.run;

/** Takes the place of {@code System.exit} and the like in cells. */
// The methods always throw: called by cells' changed class files only.
@SuppressWarnings("DoNotCallSuggester")
public final class Exit extends Error {
  private Exit(int status) {
    super(
        "a cell can't end the kernel (it asked to, with status "
            + status
            + "); restart or shut it down from the menu");
  }

  /** In place of {@code System.exit(status)}. */
  public static void exit(int status) {
    throw new Exit(status);
  }

  /** In place of {@code runtime.exit(status)} and {@code runtime.halt(status)}. */
  public static void exit(Runtime runtime, int status) {
    throw new Exit(status);
  }
}
