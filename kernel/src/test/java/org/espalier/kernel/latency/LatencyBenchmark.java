package org.espalier.kernel.latency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures this kernel beside others; the package's documentation has the command. */
@Command(
    name = "latency",
    mixinStandardHelpOptions = true,
    description = "Measures how long kernels take, beside each other, in turns.")
public final class LatencyBenchmark implements Callable<Integer> {
  @Option(names = "--rounds", description = "How often each kernel is measured (default: 3).")
  private int rounds = 3;

  @Option(names = "--launcher", description = "Espalier's launcher (default: ../espalier).")
  private Path launcher = Path.of("..", "espalier");

  @Option(names = "--java-home", description = "The JDK for all kernels (default: this one).")
  private Path javaHome = Path.of(System.getProperty("java.home"));

  @Option(names = "--jjava", description = "A jar of JJava's, where the registry has none.")
  private @Nullable Path jjava;

  @Option(names = "--only", split = ",", description = "Names of the kernels to measure.")
  private List<String> only = List.of("Espalier", "JetBrains", "JJava");

  @Option(names = "--no-pause", description = "Leave out what needs a pause after the start.")
  private boolean noPause;

  private final Figures figures = new Figures();

  /** Measures, prints a table and one line of JSON. */
  public static void main(String[] words) {
    int code = new CommandLine(new LatencyBenchmark()).execute(words);
    if (code != 0) {
      throw new IllegalStateException("Nothing was measured; exit code " + code);
    }
  }

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("latency");
    List<Candidate> candidates = candidates(folder);
    for (int round = 1; round <= rounds; round++) {
      System.out.println("round " + round + " of " + rounds);
      measure(candidates, candidate -> KernelRun.atOnce(candidate, folder));
      if (!noPause) {
        measure(candidates, candidate -> KernelRun.afterPause(candidate, folder));
      }
    }
    System.out.println(figures.table());
    System.out.println(figures.json(javaHome.toRealPath().toString()));
    System.out.println("What the kernels printed is in " + folder);
    return 0;
  }

  private interface Maker {
    Candidate make() throws IOException, InterruptedException;
  }

  private interface Run {
    Map<Measure, Double> of(Candidate candidate)
        throws IOException, GeneralSecurityException, InterruptedException;
  }

  private List<Candidate> candidates(Path folder) throws IOException, InterruptedException {
    Candidates known = new Candidates(folder, javaHome);
    List<Candidate> all = new ArrayList<>();
    add("Espalier", () -> known.espalier(launcher.toRealPath()), all);
    add("JetBrains", known::jetBrains, all);
    add("JJava", () -> known.jjava(jjava), all);
    return all;
  }

  private void add(String name, Maker maker, List<Candidate> all) throws InterruptedException {
    if (!only.contains(name)) {
      return;
    }
    try {
      all.add(maker.make());
    } catch (IOException absent) {
      System.out.println(name + " is left out: " + absent.getMessage());
    }
  }

  /** Each kernel's turn; one that fails has no more. */
  private void measure(List<Candidate> candidates, Run run) throws Exception {
    for (Iterator<Candidate> each = candidates.iterator(); each.hasNext(); ) {
      Candidate candidate = each.next();
      try {
        Map<Measure, Double> measured = run.of(candidate);
        System.out.println("  " + candidate.name() + " " + measured);
        figures.add(candidate, measured);
      } catch (IllegalStateException failure) {
        System.out.println(candidate.name() + " is left out from here: " + failure.getMessage());
        each.remove();
      }
    }
  }
}
