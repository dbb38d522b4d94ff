package org.espalier.stdlib.supernet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.espalier.dsl.Language;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.MixingWeights;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.Batch;
import org.espalier.stdlib.engine.Compiler;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.GradientsOf;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.WeightStore;

/** Prints what a new path costs beside a step along it: the figures of the package's comment. */
public final class PathTimings {
  private PathTimings() {}

  /** Takes a minute. */
  public static void main(String[] arguments) {
    measure(EngineChoice.mxnet(), 16, 8, 32, 16);
    measure(EngineChoice.pytorch(), 16, 8, 32, 16);
    measure(EngineChoice.pytorch(), 4, 3, 8, 16);
  }

  private static void measure(EngineChoice engine, int channels, int layers, int size, int batch) {
    SearchSpace space =
        Spaces.darts(
            Spaces.sizes("darts")
                .channels(channels)
                .layers(layers)
                .image(Language.image(3, size, size)));
    Graph supernet = space.supernet();
    RandomGenerator random = new Seed(1).stream("timings");
    List<Double> compile = new ArrayList<>();
    List<Double> first = new ArrayList<>();
    List<Double> later = new ArrayList<>();
    float[] images = new float[batch * 3 * size * size];
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) random.nextGaussian();
    }
    float[] target = new float[batch * 10];
    for (int i = 0; i < batch; i++) {
      target[10 * i + i % 10] = 1;
    }
    try (WeightStore store = WeightStore.create(engine, new Seed(1))) {
      Compiler.compile(supernet, store).close();
      for (int round = 0; round < 5; round++) {
        long start = System.nanoTime();
        Graph path = ActivePaths.of(supernet, active(supernet, random));
        try (Executable executable = Compiler.compile(path, store)) {
          compile.add(since(start));
          first.add(step(executable, batch, images, target));
          step(executable, batch, images, target);
          later.add(step(executable, batch, images, target));
        }
      }
    }
    String line =
        String.format(
            Locale.ROOT,
            "%s C=%d L=%d %dx%d batch %d: compile %.1f ms, first step %.1f ms, later %.1f ms%n",
            engine,
            channels,
            layers,
            size,
            size,
            batch,
            median(compile),
            median(first),
            median(later));
    System.out.println(line);
  }

  private static Map<String, List<Integer>> active(Graph supernet, RandomGenerator random) {
    Map<String, List<Integer>> active = new LinkedHashMap<>();
    for (Node node : supernet.nodes()) {
      if (node.operation() instanceof MixingWeights weights) {
        active.put(
            ActivePaths.label(node), List.of(1 + random.nextInt(weights.options().size() - 1)));
      }
    }
    return active;
  }

  private static double step(Executable executable, int batch, float[] images, float[] target) {
    long start = System.nanoTime();
    executable.gradients(Batch.of(batch, images), target, Mode.TRAINING, GradientsOf.BOTH);
    executable.gradient(executable.learned().get(0));
    return since(start);
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
