package org.espalier.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real Kotlin cells in a row, over real sockets: declaring, using, redefining, computing and
 * failing ones in turn, as many as a long day has; {@code -Despalier.test.cells=100} runs fewer.
 */
class ManyCellsTest {
  private static final int CELLS = Integer.getInteger("espalier.test.cells", 1000);

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void cellsInARowKeepTheStateOfAll(@TempDir Path folder) throws Exception {
    try (KernelProcess kernel = KernelProcess.start(folder, KotlinKernel.class);
        KernelClient client = new KernelClient(kernel.connection())) {
      long start = System.nanoTime();
      for (int i = 1; i <= CELLS; i++) {
        Executed done = client.execute(cell(i));
        if (i % 5 == 0) {
          assertThat(done.reply().text("evalue")).isEqualTo("failure " + i);
        } else {
          assertThat(done.status()).as("cell %d", i).isEqualTo("ok");
        }
        if (i % 5 == 3) {
          assertThat(done.result()).isEqualTo(String.valueOf(2 * i - 3));
        }
        if (i % 100 == 0) {
          System.out.printf("%d cells: %.1f s%n", i, (System.nanoTime() - start) / 1e9);
        }
      }
      int last = CELLS / 5 * 5 - 4;
      assertThat(client.execute("kept1 + kept" + last + " + Kept" + last + "(3).n").result())
          .isEqualTo(String.valueOf(1 + last + 3));
      assertThat(client.execute("1 + 1").result()).isEqualTo("2");
    }
  }

  /** One of five kinds. */
  private static String cell(int i) {
    return switch (i % 5) {
      case 1 -> "val kept" + i + " = " + i + "\nclass Kept" + i + "(val n: Int)";
      case 2 -> "fun redefined(by: Int) = by + kept" + (i - 1);
      case 3 -> "redefined(" + i + ") - 1";
      case 4 -> "listOf(1, 2).map { it * " + i + " }.sumOf { redefined(it) }";
      default -> "error(\"failure " + i + "\")";
    };
  }
}
