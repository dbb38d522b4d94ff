package org.espalier.stdlib.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.espalier.dsl.Language.*;

import java.util.Arrays;
import java.util.List;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.random.Seed;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Recurrent cells against what their papers' equations yield by hand. */
@ExtendWith(OneThread.class)
final class RecurrentValuesTest {
  /** Outputs where all matrices hold ones, biases zeros, and all inputs but the tokens are ones. */
  private static List<float[]> run(Machine machine, Graph graph, int states) {
    float[][] inputs = new float[1 + states][];
    inputs[0] = new float[graph.inputs().get(0).shape().channels()];
    Arrays.fill(inputs, 1, inputs.length, new float[] {1});
    try (WeightStore store = WeightStore.create(machine.choice(), new Seed(1));
        Executable executable = machine.compile(graph, store)) {
      for (String name : store.names()) {
        float[] ones = new float[store.get(name).length];
        Arrays.fill(ones, name.endsWith("/bias") ? 0 : 1);
        store.set(name, ones);
      }
      return executable.forward(Batch.of(1, inputs), Mode.EVALUATION);
    }
  }

  /** Zoph and Le, ICLR 2017, figure 5, with all weights and inputs 1. */
  @ParameterizedTest
  @EnumSource(Machine.class)
  void theTreeCellYieldsWhatItsTokensSay(Machine machine) {
    SearchSpace space = languageModel(2).width(1).steps(1).cell(treeCell().base(2));
    String tokens =
        "tree/node.0/combine=add, tree/node.0/function=tanh, tree/node.1/combine=multiply,"
            + " tree/node.1/function=relu, tree/node.2/combine=multiply,"
            + " tree/node.2/function=sigmoid, tree/inject/combine=add,"
            + " tree/inject/function=relu, tree/inject/at=0, tree/memory/from=1";
    List<float[]> outputs = run(machine, space.parse(tokens).network(), 2);
    // a0' = relu(tanh 2 + 1) = 1.96403, h' = sigmoid(1.96403 x 1), c' = 1
    assertThat(outputs.get(1)[0]).isCloseTo(0.87697f, within(1e-5f));
    assertThat(outputs.get(2)[0]).isCloseTo(1f, within(1e-6f));
  }

  /** Two steps of one node: the second starts from what the first handed on. */
  @ParameterizedTest
  @EnumSource(Machine.class)
  void theDartsCellIsAHighwayUnrolled(Machine machine) {
    SearchSpace space = languageModel(2).width(1).steps(2).cell(recurrentCell().nodes(1));
    Graph graph = space.parse("Genotype(recurrent=[('relu', 0)], concat=range(1, 2))").network();
    List<float[]> outputs = run(machine, graph, 1);
    double state = step(step(1));
    assertThat(outputs.get(0)[0]).isCloseTo((float) step(1), within(1e-5f));
    assertThat(outputs.get(1)[1]).isCloseTo((float) state, within(1e-5f));
    assertThat(outputs.get(2)[0]).isCloseTo((float) state, within(1e-5f));
  }

  private static double step(double before) {
    double gate = sigmoid(1 + before);
    double first = before + gate * (Math.tanh(1 + before) - before);
    return first + sigmoid(first) * (Math.max(0, first) - first);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
