package org.espalier.kernel.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.espalier.kernel.output.CellOutput.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamBatchTest {
  private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
  private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1);
  private final StreamBatch batch = new StreamBatch((s, text) -> sent.add(s + " " + text), clock);

  @AfterEach
  void stop() {
    clock.shutdownNow();
  }

  @Test
  void partsOfALineAreOnePiece() throws InterruptedException {
    synchronized (batch) { // However slow this thread is, all three are there in time.
      batch.append(Stream.OUT, "hello, ");
      batch.append(Stream.OUT, "world");
      batch.append(Stream.OUT, "\n");
    }
    Thread.sleep(300);
    assertThat(sent).containsExactly("OUT hello, world\n");
  }

  @Test
  void streamsAndWhatIsShownKeepTheirOrder() {
    batch.append(Stream.OUT, "a");
    batch.append(Stream.ERR, "b");
    batch.append(Stream.ERR, "c");
    batch.inOrder(() -> sent.add("shown"));
    batch.append(Stream.OUT, "d");
    batch.flush();
    assertThat(sent).containsExactly("OUT a", "ERR bc", "shown", "OUT d");
  }

  @Test
  void aLongFloodLeavesInAboutTenPiecesASecondAndWhole() {
    long end = System.nanoTime() + 1_000_000_000L;
    int lines = 0;
    while (System.nanoTime() < end) {
      batch.append(Stream.OUT, "line\n");
      lines++;
    }
    batch.flush();
    assertThat(String.join("", sent).replace("OUT ", "")).isEqualTo("line\n".repeat(lines));
    assertThat(sent).hasSizeBetween(2, 14);
  }

  @Test
  void aThreadThatPrintsTooMuchWaitsSoThatTheHeapDoesNotFill() {
    String much = "x".repeat(1_000_000);
    long start = System.nanoTime();
    for (int i = 0; i < 5; i++) {
      batch.append(Stream.OUT, much);
    }
    assertThat((System.nanoTime() - start) / 1_000_000).isGreaterThan(250);
  }

  @Test
  void anInterruptedThreadDoesNotWait() {
    String much = "x".repeat(1_000_000);
    synchronized (batch) { // Waiting would give the lock away, and the text would leave.
      Thread.currentThread().interrupt();
      for (int i = 0; i < 3; i++) {
        batch.append(Stream.OUT, much);
      }
      assertThat(sent).isEmpty();
    }
    assertThat(Thread.interrupted()).isTrue();
  }
}
