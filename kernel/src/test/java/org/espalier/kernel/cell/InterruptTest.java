package org.espalier.kernel.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class InterruptTest {
  /**
   * Cells begin with this, so that they are interrupted when they run and not while they compile.
   */
  private static final String SIGNAL = "DeafLibrary.begin()\n";

  private final TestNotebook notebook = new TestNotebook();

  private record Interrupted(CellFailure failure, double seconds) {}

  @BeforeEach
  void arm() {
    DeafLibrary.awaitBeginning();
  }

  @AfterEach
  void stateOfEarlierCellsIsThere() throws CellFailure {
    DeafLibrary.release();
    notebook.run("val survivor = 41");
    assertThat(notebook.value("survivor + 1")).isEqualTo(42);
  }

  private Interrupted interrupted(String code) throws Exception {
    CompletableFuture<CellFailure> failure =
        CompletableFuture.supplyAsync(() -> notebook.failure(401, SIGNAL + code));
    assertThat(DeafLibrary.begun()).as("the cell runs").isTrue();
    Thread.sleep(50);
    long start = System.nanoTime();
    notebook.evaluator().interrupt();
    CellFailure ended = failure.get(20, TimeUnit.SECONDS);
    return new Interrupted(ended, (System.nanoTime() - start) / 1e9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true) {}",
        "var turns = 0L; for (i in 0..Long.MAX_VALUE) turns += i",
        "Thread.sleep(100_000)",
        "java.util.concurrent.LinkedBlockingQueue<Int>().take()",
        "generateSequence(1) { it + 1 }.forEach { }",
        "try { while (true) {} } catch (e: Exception) { }",
        "while (true) { try { while (true) {} } catch (e: Throwable) { } finally { for (i in 0..9) {} } }",
        "while (true) { try { Thread.sleep(10) } catch (e: Exception) { } }",
        "fun swallow() { try { while (true) {} } catch (e: Throwable) { swallow() } }; swallow()",
        "class Busy { init { while (true) {} } }; Busy()",
        "java.util.stream.Stream.iterate(1) { it + 1 }.forEach { }",
      })
  void whateverACellDoesItStopsWithinHalfASecond(String code) throws Exception {
    Interrupted result = interrupted(code);
    assertThat(result.failure().name()).isEqualTo("Interrupted");
    assertThat(result.failure().message()).startsWith("The cell was interrupted.");
    assertThat(result.failure().traceback().get(0)).isEqualTo("Cell In[401], line 2");
    // Half a second is the promise; the rest is for a machine that builds something else as well.
    assertThat(result.seconds()).isLessThan(0.9);
  }

  @Test
  void floodOfOutputIsStopped() throws Exception {
    PrintStream before = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    try {
      assertThat(interrupted("while (true) println(\"flood\")").failure().name())
          .isEqualTo("Interrupted");
    } finally {
      System.setOut(before);
    }
  }

  @Test
  void finallyBlocksRun() throws Exception {
    notebook.run("var cleaned = 0");
    interrupted("try { while (true) {} } finally { for (i in 1..1000) cleaned++ }");
    assertThat(notebook.value("cleaned")).isEqualTo(1000);
  }

  @Test
  void deafLibraryCallIsLeftBehindAndSaidSo() throws Exception {
    notebook.run("val lost = 1");
    Interrupted result = interrupted("val found = 7\nval lost = DeafLibrary.compute()");
    assertThat(result.failure().name()).isEqualTo("Interrupted");
    assertThat(result.failure().message()).contains("does not listen").contains("thread goes on");
    assertThat(result.failure().traceback().get(0)).isEqualTo("Cell In[401], line 3");
    assertThat(result.seconds()).isBetween(0.9, 2.0);
    assertThat(notebook.value("found + lost")).as("what ran before stays").isEqualTo(8);
  }

  @Test
  void leftBehindCellIsNotRunAgain() throws Exception {
    notebook.run("var starts = 0");
    interrupted("starts++\nDeafLibrary.compute()\nstarts += 100");
    notebook.run("1");
    DeafLibrary.release();
    assertThat(notebook.value("starts")).isEqualTo(1);
  }

  @Test
  void cellThatEndsWellWhenInterruptedHasItsValue() throws Exception {
    CompletableFuture<CellValue> value = new CompletableFuture<>();
    Thread cell =
        new Thread(
            () -> {
              try {
                value.complete(
                    notebook.run(
                        SIGNAL
                            + "try { Thread.sleep(99_000) } catch (e: InterruptedException) { }\n5"));
              } catch (CellFailure failure) {
                value.completeExceptionally(failure);
              }
            });
    cell.start();
    assertThat(DeafLibrary.begun()).as("the cell runs").isTrue();
    Thread.sleep(50);
    notebook.evaluator().interrupt();
    assertThat(value.get(20, TimeUnit.SECONDS)).isEqualTo(CellValue.of(5));
  }

  /** From its first moment to when it has long begun to run. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 20, 60, 120, 250})
  void interruptWhileCompilingCancelsTheCellAndSparesTheNext(int milliseconds) throws Exception {
    notebook.run("var begun = 0\nfun sameName() = 1");
    String lines = "begun++\nfun sameName() = 2\n" + "listOf(1, 2).map { it + begun }\n".repeat(40);
    CompletableFuture<CellFailure> failure =
        CompletableFuture.supplyAsync(() -> notebook.failure(402, lines + "while (true) {}"));
    Thread.sleep(milliseconds);
    while (!failure.isDone()) {
      notebook.evaluator().interrupt();
      Thread.sleep(1);
    }
    assertThat(failure.get().name()).isEqualTo("Interrupted");
    assertThat(notebook.value("Thread.sleep(200); sameName() - begun")).isEqualTo(1);
  }

  @Test
  void interruptBetweenCellsHitsNobody() throws Exception {
    notebook.evaluator().interrupt();
    assertThat(notebook.value("Thread.sleep(300)\nvar n = 0\nfor (i in 1..100) n += i\nn"))
        .isEqualTo(5050);
  }

  @Test
  void completionAnswersWhileACellRuns() throws Exception {
    notebook.run("val completeMeWhileBusy = 1");
    CompletableFuture<CellFailure> failure =
        CompletableFuture.supplyAsync(() -> notebook.failure(SIGNAL + "while (true) {}"));
    assertThat(DeafLibrary.begun()).as("the cell runs").isTrue();
    assertThat(notebook.completions("completeMeWh")).containsExactly("completeMeWhileBusy");
    notebook.evaluator().interrupt();
    assertThat(failure.get(20, TimeUnit.SECONDS).name()).isEqualTo("Interrupted");
  }
}
