package org.espalier.stdlib.latency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.cost.LatencyTable;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Identity;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.Batch;
import org.espalier.stdlib.engine.Compiler;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.Engines;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.WeightStore;

/**
 * Times the operations of networks one by one, each on its own shapes: the median of several
 * evaluation passes of the operation alone, less that of handing its first input through. So what
 * it costs to feed and read arrays is left out as far as it can be; what an engine saves by running
 * operations together is not known to a table.
 *
 * @param choice where it runs
 * @param batch examples at once; at least 1
 * @param repetitions passes of which the median counts; at least 1
 */
public record LatencyMeter(EngineChoice choice, int batch, int repetitions) {
  /** The shortest time that is written: a tenth of a microsecond. */
  private static final double LEAST = 1e-4;

  /** Checks. */
  public LatencyMeter {
    if (batch < 1 || repetitions < 1) {
      throw new IllegalArgumentException(
          "Latency is measured on at least 1 example in at least 1 pass, but got "
              + batch
              + " and "
              + repetitions
              + ".");
    }
  }

  /** One example, the median of 15 passes. */
  public static LatencyMeter on(EngineChoice choice) {
    return new LatencyMeter(choice, 1, 15);
  }

  /** As many examples at once. */
  public LatencyMeter batch(int examples) {
    return new LatencyMeter(choice, examples, repetitions);
  }

  /** As many passes. */
  public LatencyMeter repetitions(int passes) {
    return new LatencyMeter(choice, batch, passes);
  }

  /** A table of all operations of some networks; those that look alike are measured once. */
  public LatencyTable measure(List<Graph> networks) {
    Map<String, LatencyTable.Entry> entries = new LinkedHashMap<>();
    for (Graph network : networks) {
      for (Node node : network.nodes()) {
        String operation = LatencyTable.describe(network, node);
        if (LatencyTable.takesTime(node.operation()) && !entries.containsKey(operation)) {
          double milliseconds = Math.max(LEAST, milliseconds(network, node));
          entries.put(operation, LatencyTable.Entry.of(network, node, milliseconds));
        }
      }
    }
    return new LatencyTable(device(), new ArrayList<>(entries.values()));
  }

  private String device() {
    String threads = Engines.threads() == 1 ? "1 thread" : Engines.threads() + " threads";
    return choice + ", " + threads + ", batch " + batch;
  }

  private double milliseconds(Graph network, Node node) {
    List<Shape> inputs = node.inputs().stream().map(input -> network.node(input).shape()).toList();
    Graph alone = alone(inputs, node);
    GraphBuilder through = Graph.builder();
    Node input = through.input("input.0", inputs.get(0));
    return median(alone) - median(through.build(through.add("through", new Identity(), input)));
  }

  private static Graph alone(List<Shape> inputs, Node node) {
    GraphBuilder builder = Graph.builder();
    List<Node> fed = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      fed.add(builder.input("input." + i, inputs.get(i)));
    }
    return builder.build(builder.add("operation", node.operation(), fed));
  }

  private double median(Graph graph) {
    try (WeightStore store = WeightStore.create(choice, new Seed(0));
        Executable executable = Compiler.compile(graph, store)) {
      Batch zeros = Batch.of(batch, zeros(graph));
      executable.forward(zeros, Mode.EVALUATION);
      double[] passes = new double[repetitions];
      for (int i = 0; i < repetitions; i++) {
        long start = System.nanoTime();
        executable.forward(zeros, Mode.EVALUATION);
        passes[i] = (System.nanoTime() - start) / 1e6;
      }
      Arrays.sort(passes);
      return passes[repetitions / 2];
    }
  }

  private float[][] zeros(Graph graph) {
    return graph.inputs().stream()
        .map(input -> new float[Math.toIntExact(batch * input.shape().elements())])
        .toArray(float[][]::new);
  }
}
