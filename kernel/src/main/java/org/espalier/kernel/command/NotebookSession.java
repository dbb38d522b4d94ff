package org.espalier.kernel.command;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.espalier.kernel.notebook.Notebook;
import org.espalier.kernel.notebook.NotebookRun;
import org.espalier.kernel.notebook.RunResult;
import org.espalier.kernel.notebook.RunWatcher;
import org.espalier.kernel.output.StandardStreams;
import org.espalier.kernel.session.Session;

/**
 * One notebook's run in this process: makes the evaluator, and sees to it that a signal to end the
 * process, such as Ctrl-C, stops the running cell and leaves time to write what there is.
 */
final class NotebookSession {
  private static final long SECONDS_TO_WRITE = 20;

  private NotebookSession() {}

  /**
   * Runs a notebook.
   *
   * @param finish writes the result and gives the exit code; called also after an interrupt
   */
  static int run(
      Notebook notebook,
      RunWatcher watcher,
      Optional<Duration> limit,
      ToIntFunction<RunResult> finish) {
    CountDownLatch finished = new CountDownLatch(1);
    StandardStreams streams = StandardStreams.install();
    try (Session session = Session.begin()) {
      NotebookRun run =
          new NotebookRun(session.cells(), session.renderers()::render, watcher, limit);
      Thread stopper = new Thread(() -> stop(run, finished), "espalier-stop");
      Runtime.getRuntime().addShutdownHook(stopper);
      int exitCode = finish.applyAsInt(run.run(notebook));
      finished.countDown();
      forget(stopper);
      return exitCode;
    } finally {
      streams.close();
      finished.countDown();
    }
  }

  private static void stop(NotebookRun run, CountDownLatch finished) {
    run.interrupt();
    try {
      boolean written = finished.await(SECONDS_TO_WRITE, TimeUnit.SECONDS);
      if (!written) {
        System.err.println("espalier: the cell did not stop; nothing was written");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread stopper) {
    try {
      Runtime.getRuntime().removeShutdownHook(stopper);
    } catch (IllegalStateException processEndsAlready) {
      // The hook runs now, and it has seen that the result is written.
      return;
    }
  }
}
