package org.espalier.kernel.cell.run;

/**
 * Ends a busy cell that was interrupted. An error, so that {@code catch (e: Exception)} lets it by.
 */
public final class Stopped extends Error {
  Stopped() {
    super("Interrupted");
  }
}
