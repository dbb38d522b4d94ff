package org.espalier.kernel.cell.compile;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that the compiler runs on. Nobody interrupts it; who waits for it can be
 * interrupted.
 */
public final class CompilerThread implements AutoCloseable {
  private static final long STACK_BYTES = 64L << 20;
  private static final long LONGEST_ANSWER_S = 20;

  private final ThreadPoolExecutor executor =
      new ThreadPoolExecutor(
          1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), CompilerThread::thread);
  private final CompletableFuture<CellCompiler> compiler;

  /** Begins to make a compiler; returns at once. */
  public CompilerThread(Supplier<CellCompiler> maker) {
    compiler = CompletableFuture.supplyAsync(maker, executor);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(null, work, "cell-compiler", STACK_BYTES);
    thread.setDaemon(true);
    return thread;
  }

  /** Something to do with the compiler. */
  public interface Task<T> {
    /** Does it. */
    T with(CellCompiler compiler) throws NotCompiled;
  }

  /**
   * Does something as soon as the compiler is free.
   *
   * @throws InterruptedException when the waiting thread was; the compiler is told to forget the
   *     result by {@code undo}
   */
  public <T> T await(Task<T> task, Undo<T> undo) throws NotCompiled, InterruptedException {
    CompletableFuture<T> answer = new CompletableFuture<>();
    executor.execute(() -> run(task, undo, answer));
    try {
      return answer.get();
    } catch (InterruptedException interrupt) {
      answer.cancel(false);
      throw interrupt;
    } catch (ExecutionException failure) {
      throw unwrapped(failure.getCause());
    }
  }

  /**
   * Does something if the compiler gets free within some time; null when it does not.
   *
   * @param milliseconds how long to wait for its beginning; the end is then waited for
   */
  public <T> @Nullable T tryFor(long milliseconds, Task<T> task) throws NotCompiled {
    CompletableFuture<Boolean> begun = new CompletableFuture<>();
    CompletableFuture<T> answer = new CompletableFuture<>();
    Task<T> noticed =
        ready -> {
          begun.complete(true);
          return task.with(ready);
        };
    executor.execute(() -> run(noticed, (made, ignored) -> {}, answer));
    try {
      begun.get(milliseconds, TimeUnit.MILLISECONDS);
      return answer.get(LONGEST_ANSWER_S, TimeUnit.SECONDS);
    } catch (TimeoutException busy) {
      answer.cancel(false);
      return null;
    } catch (InterruptedException interrupt) {
      answer.cancel(false);
      Thread.currentThread().interrupt();
      return null;
    } catch (ExecutionException failure) {
      throw unwrapped(failure.getCause());
    }
  }

  /** Does something in turn, without waiting for it. */
  public <T> void later(Task<T> task) {
    executor.execute(() -> run(task, (made, ignored) -> {}, new CompletableFuture<>()));
  }

  /** Takes back what a task did when nobody waits for it any more. */
  public interface Undo<T> {
    /** Takes it back. */
    void undo(CellCompiler compiler, T made);
  }

  private <T> void run(Task<? extends T> task, Undo<T> undo, CompletableFuture<T> answer) {
    if (answer.isCancelled()) {
      return;
    }
    try {
      CellCompiler ready = compiler.join();
      T made = task.with(ready);
      if (!answer.complete(made)) {
        undo.undo(ready, made);
      }
    } catch (Throwable failure) {
      answer.completeExceptionally(failure);
    }
  }

  private static RuntimeException unwrapped(@Nullable Throwable failure) throws NotCompiled {
    if (failure instanceof NotCompiled notCompiled) {
      throw notCompiled;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException known
        ? known
        : new CancellationException(String.valueOf(failure));
  }

  /** Ends the thread when its present work is done. */
  @Override
  public void close() {
    executor.getQueue().clear();
    executor.execute(() -> compiler.thenAccept(CellCompiler::close).join());
    executor.shutdown();
  }
}
