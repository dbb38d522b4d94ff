package org.espalier.kernel.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cells that failed leave behind in memory: nothing that nobody can name. */
class MemoryTest {
  private static final String LARGE = "org.espalier.kernel.cell.Witness.large()";
  private static final String FULL = "throw OutOfMemoryError(\"as if\")";

  private final TestNotebook notebook = new TestNotebook();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "val m1 = LARGE\nFULL",
        "val m2 = listOf(LARGE)\nfun f2(): Nothing = FULL\nf2()",
        "object M3 { val all = mutableListOf<Any>() }\nM3.all.add(LARGE)\nFULL",
        "class M4 { companion object { val all = LARGE } }\nM4.all.size\nFULL",
        "enum class M5(val held: LongArray) { ONE(LARGE) }\nM5.ONE.held.size\nFULL",
        "val m6 by lazy { LARGE }\nm6.size\nFULL",
        "data class V7(val n: Int)\noperator fun V7.plus(o: V7) = V7(n + o.n)\nval m7 = LARGE\n"
            + "V7(1) + V7(2)\nFULL",
        "val m8 = LARGE\ntry { FULL } catch (e: Throwable) { throw IllegalStateException(e) }",
        "var m9: Any? = null\nclass Own9(val held: Any, c: Throwable) : Exception(c)\n"
            + "try { FULL } catch (e: Error) { m9 = Own9(LARGE, e); throw m9 as Exception }",
      })
  void cellThatRanOutOfMemoryKeepsNone(String cell) throws Exception {
    CellFailure failure = notebook.failure(cell.replace("LARGE", LARGE).replace("FULL", FULL));
    assertThat(failure.traceback())
        .last()
        .asString()
        .startsWith("Nothing that this cell declared was kept");
    assertThat(Witness.isGone()).isTrue();
  }

  @Test
  void cellThatRanOutOfMemoryIsAsIfItHadNeverBeen() throws CellFailure {
    notebook.run("val whole = 41\nfun wholeToo() = 1");
    notebook.failure(
        "val whole = " + LARGE + "\nfun wholeToo() = whole.size\nval half = 1\n" + FULL);
    assertThat(notebook.value("whole + wholeToo()")).isEqualTo(42);
    assertThat(notebook.failure("half").message()).contains("half");
  }

  @Test
  void lambdaThatOutlivesItsCellStillWorks() throws CellFailure {
    notebook.run("val kept = mutableListOf<() -> Int>()");
    notebook.failure("val counted = " + LARGE + "\nkept.add { counted.size }\n" + FULL);
    assertThat(notebook.value("kept[0]()")).isEqualTo(100_000);
  }

  @Test
  void variableThatAFailedCellHidesIsFreed() throws Exception {
    notebook.run("val hiddenSoon = 1");
    notebook.failure("val seenStill = 2\nval hiddenSoon = " + LARGE + "; error(\"so\")");
    assertThat(notebook.value("hiddenSoon + seenStill")).isEqualTo(3);
    assertThat(Witness.isGone()).isTrue();
  }

  @Test
  void variableOfACellThatWasLeftBehindIsFreedWhenItsThreadEnds() throws Exception {
    DeafLibrary.awaitBeginning();
    String cell = "val deaf = " + LARGE + "; DeafLibrary.begin(); DeafLibrary.compute()";
    CompletableFuture<CellFailure> failure =
        CompletableFuture.supplyAsync(() -> notebook.failure(cell));
    assertThat(DeafLibrary.begun()).as("the cell runs").isTrue();
    notebook.evaluator().interrupt();
    assertThat(failure.get(20, TimeUnit.SECONDS).name()).isEqualTo("Interrupted");
    DeafLibrary.release();
    assertThat(Witness.isGone()).isTrue();
  }

  @Test
  void valueThatWasShownIsFreed() throws Exception {
    notebook.run("java.util.stream.IntStream.range(0, 64).parallel().forEach { }\n" + LARGE);
    assertThat(Witness.isGone()).isTrue();
  }

  @Test
  void cellLeavesLittleMoreThanWhatItDeclares() throws Exception {
    double early = 0;
    for (int i = 0; i < 80; i++) {
      early = i == 20 ? megabytes() : early;
      notebook.run("val leaves" + i + " = listOf(" + i + ").map { it + 1 }");
      notebook.run("leaves" + i + ".size");
    }
    assertThat((megabytes() - early) / 120).as("MB a cell; once more than 0.5").isLessThan(0.2);
  }

  private static double megabytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0;
  }
}
