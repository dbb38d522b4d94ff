package org.espalier.kernel.doctor;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Other programs on this machine. */
public final class Programs {
  private Programs() {}

  /** Where a program is on the PATH. */
  public static Optional<Path> find(String name) {
    String path = System.getenv("PATH");
    return Arrays.stream((path == null ? "" : path).split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /** What a program prints; empty text when it fails. */
  public static String output(String... words) {
    try {
      Process process =
          new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      byte[] text = process.getInputStream().readAllBytes();
      return process.waitFor() == 0 ? new String(text, StandardCharsets.UTF_8) : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /**
   * Runs a program on this process's own terminal and returns its exit code. Ctrl-C reaches both:
   * the other program decides what it means, and this one stays until the other has ended.
   */
  public static int run(List<String> words) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(words).inheritIO().start();
    Thread stay = new Thread(() -> process.onExit().join(), "espalier-stay");
    Runtime.getRuntime().addShutdownHook(stay);
    int exitCode = process.waitFor();
    try {
      Runtime.getRuntime().removeShutdownHook(stay);
    } catch (IllegalStateException endsAlready) {
      return exitCode;
    }
    return exitCode;
  }
}
