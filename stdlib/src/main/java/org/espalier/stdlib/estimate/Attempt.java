package org.espalier.stdlib.estimate;

import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.stdlib.engine.NotEnoughMemoryException;

/** Work on one architecture of many, whose failure is its own: the others go on. */
public final class Attempt {
  private Attempt() {}

  /**
   * Does the work. An exhausted Java heap is a failure like any other, a {@link
   * NotEnoughMemoryException}.
   *
   * @param tried what the work is about
   * @param otherwise what a failure comes to
   * @throws CancellationException when the thread was interrupted: that is nobody's failure
   */
  public static <R> R at(
      Architecture tried, Supplier<R> work, Function<RuntimeException, R> otherwise) {
    try {
      return work.get();
    } catch (CancellationException stopped) {
      throw stopped;
    } catch (OutOfMemoryError full) {
      return otherwise.apply(
          NotEnoughMemoryException.of(
              full, "The trial of " + tried + " took all there was; take smaller networks."));
    } catch (RuntimeException failure) {
      return otherwise.apply(failure);
    }
  }
}
