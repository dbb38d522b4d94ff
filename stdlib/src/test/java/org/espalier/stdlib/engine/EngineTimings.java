package org.espalier.stdlib.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
      long start = System.nanoTime();
      Executable network = Compiler.compile(graph, store, form, Loss.CROSS_ENTROPY);
      Batch batch = Pass.batch(graph, count);
      float[] target = new float[count * 10];
      for (int i = 0; i < count; i++) {
        target[10 * i + i % 10] = 1;
      }
      network.gradients(batch, target, Mode.TRAINING);
      double first = milliseconds(start);
      Optimizer optimizer = store.optimizer(Sgd.standard());
      List<String> learned = network.learned();
      double pass = best(15, () -> network.gradients(batch, target, Mode.TRAINING));
      double step =
          best(
              15,
              () -> {
                network.gradients(batch, target, Mode.TRAINING);
                optimizer.step(learned, 1e-3);
              });
      double evaluation = best(15, () -> network.forward(batch, Mode.EVALUATION));
      print(
          "%s %s: %d arrays, compile and first pass %.1f ms, pass %.2f, pass and update %.2f, evaluation"
              + " %.2f ms",
          choice, form, learned.size(), first, pass, step, evaluation);
      network.close();
    }
  }

  private static double best(int times, Runnable work) {
    double[] found = new double[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      work.run();
      found[i] = milliseconds(start);
    }
    Arrays.sort(found);
    return found[0];
  }

  private static double milliseconds(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
