package org.espalier.kernel.latency;

import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.espalier.kernel.protocol.FreePorts;

/** One life of one kernel: started, measured, ended. */
final class KernelRun implements AutoCloseable {
  private static final long PAUSE_MILLIS = 10_000;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int KIB_PER_MIB = 1024;

  private final Candidate candidate;
  private final Map<Measure, Double> measured = new EnumMap<>(Measure.class);
  private final long started;
  private final Process process;
  private final FrontEnd frontEnd;

  private KernelRun(Candidate candidate, Path folder) throws IOException, GeneralSecurityException {
    this.candidate = candidate;
    KernelConnectionProperties connection = FreePorts.connection("key");
    Path file = Files.createTempFile(folder, "connection", ".json");
    Files.writeString(file, connection.toJsonString());
    ProcessBuilder builder =
        new ProcessBuilder(candidate.command(file))
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(
                    folder.resolve(candidate.name() + ".log").toFile()));
    builder.environment().put("JUPYTER_DATA_DIR", folder.resolve("data").toString());
    builder.environment().putAll(Candidate.environment(candidate.javaHome()));
    started = System.nanoTime();
    process = builder.start();
    frontEnd = new FrontEnd(connection);
  }

  /** All cells, the first as soon as the kernel is ready. */
  static Map<Measure, Double> atOnce(Candidate candidate, Path folder)
      throws IOException, GeneralSecurityException {
    try (KernelRun run = new KernelRun(candidate, folder)) {
      run.put(Measure.READY, millis(run.started, run.frontEnd.firstReplyNanos()));
      run.put(Measure.FIRST, run.cell(1));
      run.put(Measure.START_TO_FIRST, millis(run.started, System.nanoTime()));
      run.put(Measure.SECOND, run.cell(2));
      run.cells(3, 8);
      run.put(Measure.TENTH, run.cells(9, 11));
      run.put(Measure.CHAIN, run.chain(1000));
      run.cells(12, 97);
      run.put(Measure.HUNDREDTH, run.cells(98, 102));
      run.put(Measure.LATE_CHAIN, run.chain(1001));
      run.put(Measure.MEMORY, run.peakMebibytes());
      return run.measured;
    }
  }

  /** The first two cells, after a time in which the kernel was left to itself. */
  static Map<Measure, Double> afterPause(Candidate candidate, Path folder)
      throws IOException, GeneralSecurityException, InterruptedException {
    try (KernelRun run = new KernelRun(candidate, folder)) {
      run.frontEnd.firstReplyNanos();
      Thread.sleep(PAUSE_MILLIS);
      run.put(Measure.FIRST_AFTER_PAUSE, run.cell(1));
      run.put(Measure.SECOND_AFTER_PAUSE, run.cell(2));
      return run.measured;
    }
  }

  private void put(Measure measure, double value) {
    if (!Double.isNaN(value)) {
      measured.put(measure, value);
    }
  }

  /** The median of some cells in a row. */
  private double cells(int first, int last) {
    double[] times = new double[last - first + 1];
    for (int number = first; number <= last; number++) {
      times[number - first] = cell(number);
    }
    return Figures.median(times);
  }

  private double cell(int number) {
    return time(candidate.language().cell(number), CellLanguage.result(number));
  }

  private double chain(int numbers) {
    return time(candidate.language().chain(numbers), CellLanguage.CHAIN_RESULT);
  }

  private double time(String code, String expected) {
    long start = System.nanoTime();
    String result = frontEnd.run(code);
    double time = millis(start, System.nanoTime());
    if (!result.equals(expected)) {
      throw new IllegalStateException(
          candidate.name() + " answers " + code + " with " + result + ", not " + expected);
    }
    return time;
  }

  private static double millis(long from, long to) {
    return (to - from) / NANOS_PER_MILLI;
  }

  /** Of the process and those that it started, where the system tells; else not a number. */
  private double peakMebibytes() throws IOException {
    double sum = 0;
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    for (ProcessHandle each : all) {
      Path status = Path.of("/proc", String.valueOf(each.pid()), "status");
      if (!Files.isReadable(status)) {
        return Double.NaN;
      }
      sum +=
          Files.readAllLines(status).stream()
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
              .sum();
    }
    return sum / KIB_PER_MIB;
  }

  @Override
  public void close() {
    frontEnd.close();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
