package org.espalier.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A kernel in a process of its own for all tests of a class, and a front end that speaks with it.
 * After each test, the kernel must still count.
 */
final class RunningKernel implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private final Class<?> program;
  private @Nullable Path folder;
  private @Nullable KernelProcess process;
  private @Nullable KernelClient client;

  RunningKernel(Class<?> program) {
    this.program = program;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    Path fresh = Files.createTempDirectory("kernel");
    folder = fresh;
    process = KernelProcess.start(fresh, program);
    client = new KernelClient(process.connection());
  }

  KernelProcess process() {
    return started(process);
  }

  KernelClient client() {
    return started(client);
  }

  private static <T> T started(@Nullable T part) {
    if (part == null) {
      throw new AssertionError("the kernel runs between the first test of a class and the last");
    }
    return part;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    assertThat(client().execute("1 + 1").result()).isEqualTo("2");
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    client().close();
    process().close();
    try (Stream<Path> files = Files.walk(started(folder))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
