package org.espalier.stdlib.engine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.random.Seed;

/**
 * Prints how long steps take, the shortest of fifteen: of each form and engine, of its parts, and
 * of compiling.
 */
public final class EngineTimings {
  private EngineTimings() {}

  /** Channels, cells per stage, batch, image size, threads; 8 1 32 16 2 if nothing is said. */
  public static void main(String[] arguments) {
    int[] sizes =
        arguments.length == 5
            ? Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray()
            : new int[] {8, 1, 32, 16, 2};
    Engines.setThreads(sizes[4]);
    Graph graph =
        Networks.cells(Shape.of(1, sizes[3], sizes[3]), sizes[0], sizes[1], 10, Networks.MIXED);
    for (int round = 0; round < 2; round++) {
      time(graph, sizes[2], EngineChoice.mxnet(), Form.COMPILED);
      time(graph, sizes[2], EngineChoice.mxnet(), Form.PORTABLE);
      time(graph, sizes[2], EngineChoice.pytorch(), Form.PORTABLE);
    }
  }

  private static void time(Graph graph, int count, EngineChoice choice, Form form) {
    try (WeightStore store = WeightStore.create(choice, new Seed(1))) {
      Executable network = Compiler.compile(graph, store, form, Loss.CROSS_ENTROPY);
      Batch batch = Pass.batch(graph, count);
      float[] target = new float[count * 10];
      for (int i = 0; i < count; i++) {
        target[10 * i + i % 10] = 1;
      }
      Cost first = best(1, () -> network.gradients(batch, target, Mode.TRAINING));
      Optimizer optimizer = store.optimizer(Sgd.standard());
      List<String> learned = network.learned();
      Cost pass = best(15, () -> network.gradients(batch, target, Mode.TRAINING));
      Cost step =
          best(
              15,
              () -> {
                network.gradients(batch, target, Mode.TRAINING);
                optimizer.step(learned, 1e-3);
              });
      Cost update =
          best(
              50,
              () -> {
                optimizer.step(learned, 1e-3);
                learned.forEach(store::get);
              });
      Cost reading = best(50, () -> learned.forEach(store::get));
      Cost evaluation = best(15, () -> network.forward(batch, Mode.EVALUATION));
      print(
          "%s %s: %d arrays, compile and first pass %s, pass %s, pass and update %s,"
              + " update and reading %s, reading %s, evaluation %s",
          choice, form, learned.size(), first, pass, step, update, reading, evaluation);
      if (form == Form.COMPILED) {
        print("resident after these steps %s", resident());
        best(1000, () -> network.gradients(batch, target, Mode.TRAINING));
        print("resident after 1000 more   %s", resident());
      }
      network.close();
    }
  }

  private static String resident() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines.filter(line -> line.startsWith("VmRSS")).findFirst().orElse("unknown");
    } catch (IOException e) {
      return "unknown here: " + e.getMessage();
    }
  }

  /** The shortest time, and the processor time of all threads, each per piece of work. */
  private static Cost best(int times, Runnable work) {
    double shortest = Double.POSITIVE_INFINITY;
    long processor = processorTime();
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      work.run();
      shortest = Math.min(shortest, milliseconds(start));
    }
    return new Cost(shortest, (processorTime() - processor) / 1e6 / times);
  }

  private record Cost(double shortest, double processor) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.2f (cpu %.2f) ms", shortest, processor);
    }
  }

  private static long processorTime() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static double milliseconds(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
