package org.espalier.kernel.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackTest {
  @TempDir Path folder;

  @Test
  void theProgramRunsFromThereWithNothingButAJdk() throws IOException, InterruptedException {
    Path libraries = Files.createDirectories(folder.resolve("cache/mxnet/lib"));
    Files.writeString(libraries.resolve("libmxnet.so"), "library");
    Path pack = folder.resolve("a pack");
    String absent = folder.resolve("absent.jar").toString();
    Pack.write(pack, absent + File.pathSeparator + classPath(), folder.resolve("cache/mxnet"));
    assertThat(pack.resolve("gpu/mxnet/lib/libmxnet.so")).hasContent("library");
    ProcessBuilder start = new ProcessBuilder(pack.resolve("espalier").toString(), "help", "gpu");
    start.environment().put("JAVA_HOME", System.getProperty("java.home"));
    start.environment().put("PATH", "/usr/bin:/bin");
    Process process = start.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("install", "remove", "check", "pack");
    assertThat(Files.readAllLines(pack.resolve("program/order")))
        .hasSizeGreaterThan(5)
        .isNotEqualTo(List.of());
  }

  /** Without the large jars that a word of help does not need. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.contains("native") && !entry.contains("embeddable"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
