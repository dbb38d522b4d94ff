package org.espalier.kernel.protocol;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.espalier.kernel.cell.CellFailure;
import org.espalier.kernel.render.MimeBundle;
import org.jspecify.annotations.Nullable;

/**
 * Turns values into bundles on a thread apart: a {@code toString} that never ends can be
 * interrupted, one that fails is an error of its cell.
 */
final class Rendering {
  private final Function<Object, MimeBundle> renderer;
  private volatile @Nullable FutureTask<MimeBundle> running;

  Rendering(Function<Object, MimeBundle> renderer) {
    this.renderer = renderer;
  }

  /**
   * @throws CellFailure when the value can't be shown, with what its code threw
   */
  MimeBundle render(@Nullable Object value) throws CellFailure {
    if (value == null) {
      return MimeBundle.text("null");
    }
    FutureTask<MimeBundle> task = new FutureTask<>(() -> renderer.apply(value));
    running = task;
    Thread thread = new Thread(task, "espalier-render");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get();
    } catch (CancellationException e) {
      String message = "Interrupted while the result was being drawn.";
      throw new CellFailure("Interrupted", message, List.of(message), null);
    } catch (ExecutionException e) {
      throw Failures.of(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failures.of(e);
    } finally {
      running = null;
    }
  }

  /** Gives up what is being drawn now; does nothing when nothing is. */
  void interrupt() {
    FutureTask<MimeBundle> task = running;
    if (task != null) {
      task.cancel(true);
    }
  }
}
