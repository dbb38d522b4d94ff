package org.espalier.kernel.output;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The output of the cell that a thread belongs to. A thread inherits it from the thread that
 * started it, so what a cell's background thread prints goes to that cell, also when another one
 * runs.
 */
public final class CurrentOutput {
  private static final InheritableThreadLocal<@Nullable CellOutput> OF_THREAD =
      new InheritableThreadLocal<>();
  private static volatile @Nullable CellOutput latest;

  private CurrentOutput() {}

  /**
   * The output of this thread's cell; for a thread that no cell started, such as a pool made
   * before, the cell that began last. Empty before the first cell.
   */
  public static Optional<CellOutput> get() {
    CellOutput own = OF_THREAD.get();
    return Optional.ofNullable(own != null ? own : latest);
  }

  /** Binds this thread, and those that it starts, to an output. */
  public static void bind(CellOutput output) {
    OF_THREAD.set(output);
    latest = output;
  }

  /** Ends the binding of this thread; those that it started keep theirs. */
  public static void unbind() {
    OF_THREAD.remove();
  }
}
