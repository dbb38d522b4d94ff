package org.espalier.stdlib.study;

import java.util.Map;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.GlobalPooling;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.Batch;
import org.espalier.stdlib.engine.Compiler;
import org.espalier.stdlib.engine.DeviceName;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.EngineKind;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.WeightStore;
import org.espalier.stdlib.estimate.Evaluation;
import org.espalier.stdlib.strategy.ToyTable;

/** A study some of whose trials need more memory than there is: {@link MemoryTest} runs it. */
final class ShortOfMemory {
  private static final int SIZE = 512;

  /** Their first tensor has 8.4 GB, so nothing of it is ever touched. */
  private static final int TOO_MANY = 8000;

  private ShortOfMemory() {}

  /**
   * Prints every trial.
   *
   * @param arguments the engine
   */
  public static void main(String[] arguments) {
    EngineChoice choice = new EngineChoice(EngineKind.of(arguments[0]), DeviceName.cpu());
    Study study =
        Search.of(ToyTable.SPACE, () -> (changed, ended) -> {})
            .estimator((architecture, seed) -> trained(choice, architecture))
            .trials(6)
            .run();
    study.trials().forEach(System.out::println);
    System.out.println(study);
  }

  private static Evaluation trained(EngineChoice choice, Architecture architecture) {
    double value = ToyTable.value(architecture);
    Graph graph = network(value < 1 ? TOO_MANY : 4);
    try (WeightStore store = WeightStore.create(choice, new Seed(1));
        Executable executable = Compiler.compile(graph, store)) {
      Batch batch = Batch.of(1, new float[SIZE * SIZE]);
      executable.gradients(batch, new float[] {1, 0}, Mode.TRAINING);
      return new Evaluation(Map.of("accuracy", value), "one step");
    }
  }

  /** Each filter makes a tensor of a megabyte. */
  private static Graph network(int filters) {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("image", Shape.of(1, SIZE, SIZE));
    x = builder.add("wide", Convolution.same(filters, 1, 1), x);
    x = builder.add("relu", new Activation(Activation.Kind.RELU), x);
    x = builder.add("pool", GlobalPooling.average(), x);
    return builder.build(builder.add("head", new Linear(2, true), x));
  }
}
