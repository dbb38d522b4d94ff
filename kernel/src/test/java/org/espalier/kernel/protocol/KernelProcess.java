package org.espalier.kernel.protocol;

import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A kernel in a process of its own, as Jupyter would start it. */
final class KernelProcess implements AutoCloseable {
  static final String KEY = "a-secret";

  private final Path folder;
  private final Class<?> program;
  private final KernelConnectionProperties connection;
  private final Process process;

  private KernelProcess(Path folder, Class<?> program) throws IOException {
    this.folder = folder;
    this.program = program;
    this.connection = FreePorts.connection(KEY);
    Path file = Files.createTempFile(folder, "connection", ".json");
    Files.writeString(file, connection.toJsonString());
    ProcessBuilder builder =
        new ProcessBuilder(heedingSignals(command(program, file.toString())))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    builder.environment().put("JUPYTER_DATA_DIR", folder.resolve("data").toString());
    process = builder.start();
  }

  /**
   * @param folder keeps the connection file, the log and the history
   */
  static KernelProcess start(Path folder, Class<?> program) throws IOException {
    return new KernelProcess(folder, program);
  }

  /** Another process with the same folder, so with the same history. */
  KernelProcess again() throws IOException {
    return new KernelProcess(folder, program);
  }

  KernelConnectionProperties connection() {
    return connection;
  }

  Process process() {
    return process;
  }

  Path log() {
    return folder.resolve("kernel.log");
  }

  /**
   * The java of kernels: that of the property {@code espalier.test.java}, or this process's own.
   */
  private static String java() {
    Path own = Path.of(System.getProperty("java.home"), "bin", "java");
    return System.getProperty("espalier.test.java", own.toString());
  }

  /**
   * A process begun in the background of a script ignores the interrupt's signal, and so do all
   * that it starts; where {@code env} can, it undoes that.
   */
  private static List<String> heedingSignals(List<String> command) throws IOException {
    List<String> heeding = new ArrayList<>(List.of("env", "--default-signal=INT"));
    try {
      Process attempt = new ProcessBuilder("env", "--default-signal=INT", "true").start();
      if (attempt.waitFor() == 0) {
        heeding.addAll(command);
        return heeding;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return command;
  }

  /** The command of a Java process that has this test's class path. */
  static List<String> command(Class<?> program, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                java(),
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
