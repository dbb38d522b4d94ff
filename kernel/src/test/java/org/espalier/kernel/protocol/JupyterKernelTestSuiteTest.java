package org.espalier.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jupyter's own suite, all of it. */
@Tag("jupyter")
class JupyterKernelTestSuiteTest {
  private static final String KERNEL = "espalier-under-test";

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void allPassAndNoneIsSkipped(@TempDir Path folder) throws Exception {
    Optional<String> python = python();
    assumeTrue(
        python.isPresent(),
        "Skipped: no python3 with jupyter_kernel_test (Debian: python3-jupyter-kernel-test).");
    Path log = folder.resolve("suite.log");
    int status = run(python.orElseThrow(), folder, log);
    String output = Files.readString(log);
    assertThat(status).as(output).isZero();
    assertThat(output).containsPattern("Ran 1[4-9] tests").doesNotContain("skipped");
  }

  private static int run(String python, Path folder, Path log)
      throws IOException, InterruptedException {
    Path spec = Files.createDirectories(folder.resolve("kernels").resolve(KERNEL));
    Files.writeString(
        spec.resolve("kernel.json"),
        new Gson()
            .toJson(
                Map.of(
                    "argv",
                    KernelProcess.command(KotlinKernel.class, "{connection_file}"),
                    "display_name",
                    KERNEL,
                    "language",
                    "kotlin",
                    "interrupt_mode",
                    "message")));
    ProcessBuilder suite =
        new ProcessBuilder(python, "-m", "unittest", "-v", "test_kernel")
            .directory(Path.of("src", "test", "python").toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    suite.environment().put("JUPYTER_PATH", folder.toString());
    suite.environment().put("JUPYTER_DATA_DIR", folder.resolve("data").toString());
    suite.environment().put("JUPYTER_RUNTIME_DIR", folder.resolve("runtime").toString());
    suite.environment().put("ESPALIER_TEST_KERNEL", KERNEL);
    suite.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process = suite.start();
    return process.waitFor();
  }

  private static Optional<String> python() {
    List<String> candidates = new ArrayList<>();
    Stream.of(Optional.ofNullable(System.getenv("ESPALIER_PYTHON")).orElse(""))
        .filter(named -> !named.isEmpty())
        .forEach(candidates::add);
    candidates.addAll(List.of("python3", "/usr/bin/python3"));
    return candidates.stream().filter(JupyterKernelTestSuiteTest::hasSuite).findFirst();
  }

  private static boolean hasSuite(String python) {
    try {
      return new ProcessBuilder(python, "-c", "import jupyter_kernel_test")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
