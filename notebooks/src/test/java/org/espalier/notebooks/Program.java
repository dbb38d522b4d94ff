package org.espalier.notebooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Another program, run to its end, with all that it printed. */
final class Program {
  private final List<String> words;
  private final Map<String, String> environment = new HashMap<>();
  private Path folder = Project.ROOT;
  private Duration limit = Duration.ofMinutes(8);

  /**
   * Two classes of tests run programs side by side. Engines whose threads are more than the cores
   * wait for each other and come to a near standstill (seven times as long on two cores, measured),
   * so every engine gets one.
   */
  private Program(List<String> words) {
    this.words = List.copyOf(words);
    environment.put("OMP_NUM_THREADS", "1");
  }

  static Program of(String... words) {
    return new Program(List.of(words));
  }

  /** The launcher, which uses the build that these tests belong to. */
  static Program espalier(String... words) {
    List<String> all = new ArrayList<>(List.of(Project.LAUNCHER.toString()));
    all.addAll(List.of(words));
    return new Program(all).with("ESPALIER_BUILD", "never");
  }

  Program with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Program in(Path newFolder) {
    folder = newFolder;
    return this;
  }

  Program within(Duration newLimit) {
    limit = newLimit;
    return this;
  }

  /**
   * What it printed, both streams apart.
   *
   * @param exitCode -1 when it ran for longer than its limit and was ended
   */
  record Result(int exitCode, String out, String err) {}

  Process start(Path out, Path err) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(heedingSignals())
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  /**
   * A build begun in the background of a script ignores the interrupt's signal, and so does all
   * that it starts; where {@code env} can, it undoes that.
   */
  private List<String> heedingSignals() throws IOException {
    List<String> heeding = new ArrayList<>(List.of("env", "--default-signal=INT"));
    try {
      if (new ProcessBuilder("env", "--default-signal=INT", "true").start().waitFor() == 0) {
        heeding.addAll(words);
        return heeding;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return words;
  }

  Result run() throws IOException, InterruptedException {
    Path out = Files.createTempFile("espalier-out", ".txt");
    Path err = Files.createTempFile("espalier-err", ".txt");
    try {
      Process process = start(out, err);
      process.getOutputStream().close();
      boolean ended = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
      if (!ended) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      return new Result(
          ended ? process.exitValue() : -1, Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }
}
