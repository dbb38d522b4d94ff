package org.espalier.stdlib.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What engines do when there is really not enough memory: in a process of its own that has 8 GB.
 */
@EnabledOnOs(OS.LINUX) // the shell's limit on memory
class MemoryTest {
  @ParameterizedTest
  @ValueSource(strings = {"MXNet", "PyTorch"})
  void aTrialThatNeedsMoreMemoryThanThereIsFailsAndTheStudyGoesOn(String engine) throws Exception {
    List<String> lines = run(engine).lines().filter(line -> line.startsWith("trial")).toList();
    assertThat(lines).as("trials").hasSize(6);
    assertThat(lines)
        .filteredOn(line -> line.contains("FAILED"))
        .isNotEmpty()
        .allMatch(
            line ->
                line.contains(
                    "There is not enough memory. Training with 1 example(s) at once makes some"
                        + " 16.8 GB of tensors (16.8 GB for each example)"))
        .allMatch(line -> line.contains("on " + engine + " on cpu; take a smaller batch"));
    int last =
        lines.lastIndexOf(
            lines.stream().filter(line -> line.contains("FAILED")).findFirst().orElseThrow());
    assertThat(lines.subList(last, lines.size())).anyMatch(line -> !line.contains("FAILED"));
  }

  private static String run(String engine) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("sh", "-c", "ulimit -v 8000000; exec \"$@\"", "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-XX:CompressedClassSpaceSize=64m", "-XX:ActiveProcessorCount=2"));
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    command.addAll(List.of("-cp", path, ShortOfMemory.class.getName(), engine));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("OMP_NUM_THREADS", "1");
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
