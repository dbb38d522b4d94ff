package org.espalier.kernel.output;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.espalier.kernel.output.CellOutput.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a cell prints into few, larger pieces, in order.
 *
 * <p>The first text leaves 50 ms after it was printed, so that a line printed in parts is one
 * piece; after that a piece leaves every 100 ms at most. Text of the two streams is kept in the
 * order in which it was printed: a change of stream begins a new piece. A thread that prints faster
 * than a million characters in 100 ms waits for the next piece to leave: an endless loop of {@code
 * println} must not fill the heap with what no front end can show.
 */
public final class StreamBatch {
  private static final long FIRST_MILLIS = 50;
  private static final long BETWEEN_MILLIS = 100;
  private static final int MOST_WAITING = 1_000_000;

  private final BiConsumer<Stream, String> sink;
  private final ScheduledExecutorService clock;
  private final Deque<Piece> waiting = new ArrayDeque<>();
  private int waitingLength;
  private @Nullable Future<?> next;
  private long lastLeft = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(BETWEEN_MILLIS);

  private record Piece(Stream stream, StringBuilder text) {}

  /**
   * @param sink takes a piece; called by one thread at a time, must not block
   * @param clock calls when a piece is due
   */
  public StreamBatch(BiConsumer<Stream, String> sink, ScheduledExecutorService clock) {
    this.sink = sink;
    this.clock = clock;
  }

  /** Adds text behind what was printed before. */
  public synchronized void append(Stream stream, String text) {
    if (text.isEmpty()) {
      return;
    }
    awaitRoom();
    @Nullable Piece last = waiting.peekLast();
    if (last == null || last.stream() != stream) {
      last = new Piece(stream, new StringBuilder());
      waiting.add(last);
    }
    last.text().append(text);
    waitingLength += text.length();
    schedule();
  }

  /** Sends all text now, then does something that must stand behind it. */
  public synchronized void inOrder(Runnable afterText) {
    flush();
    afterText.run();
  }

  /** Sends all text now. */
  public synchronized void flush() {
    for (Piece piece = waiting.poll(); piece != null; piece = waiting.poll()) {
      sink.accept(piece.stream(), piece.text().toString());
      lastLeft = System.nanoTime();
    }
    waitingLength = 0;
    notifyAll();
  }

  private void schedule() {
    if (next != null) {
      return;
    }
    long since = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastLeft);
    next =
        clock.schedule(
            this::due, Math.max(FIRST_MILLIS, BETWEEN_MILLIS - since), TimeUnit.MILLISECONDS);
  }

  private synchronized void due() {
    next = null;
    flush();
  }

  /** An interrupted thread does not wait: it is about to end, and must not be held up here. */
  private void awaitRoom() {
    while (waitingLength >= MOST_WAITING) {
      try {
        wait(BETWEEN_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
