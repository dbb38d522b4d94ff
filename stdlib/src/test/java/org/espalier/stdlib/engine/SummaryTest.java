package org.espalier.stdlib.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.random.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read of outputs, and gradients by inputs, in every form. */
@ExtendWith(OneThread.class)
class SummaryTest {
  record Place(EngineChoice choice, Form form) {}

  static Stream<Place> places() {
    return Stream.of(
        new Place(EngineChoice.mxnet(), Form.COMPILED),
        new Place(EngineChoice.mxnet(), Form.PIECEWISE),
        new Place(EngineChoice.mxnet(), Form.PORTABLE),
        new Place(EngineChoice.pytorch(), Form.PORTABLE));
  }

  @ParameterizedTest
  @MethodSource("places")
  void agreementCountsWhatIsPositiveInBoth(Place place) {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("x", Shape.of(4));
    Graph graph = builder.build(builder.add("relu", new Activation(Activation.Kind.RELU), x));
    try (WeightStore store = WeightStore.create(place.choice(), new Seed(1));
        Executable run = Compiler.compile(graph, store, place.form(), Loss.WEIGHTED_SUM)) {
      Batch batch = Batch.of(2, new float[] {1, -1, 2, 0, 3, 4, -5, 0});
      List<float[]> found = run.read(batch, Mode.EVALUATION, List.of(Summary.AGREEMENT));
      assertThat(found.get(0)).containsExactly(2, 1, 1, 2);
    }
  }

  @ParameterizedTest
  @MethodSource("places")
  void variancesAreThoseThatANormFinds(Place place) {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("x", Shape.of(2, 1, 2));
    Node norm = builder.add("norm", BatchNormalization.standard(), x);
    Graph graph = builder.build(norm, norm);
    try (WeightStore store = WeightStore.create(place.choice(), new Seed(1));
        Executable run = Compiler.compile(graph, store, place.form(), Loss.WEIGHTED_SUM)) {
      Batch batch = Batch.of(2, new float[] {1, 3, 10, 10, 5, 7, 10, 14});
      List<float[]> found =
          run.read(batch, Mode.TRAINING, List.of(Summary.VARIANCES, Summary.VALUES));
      assertThat(found.get(0)).hasSize(2);
      assertThat(found.get(0)[0]).isCloseTo(5f, within(1e-4f));
      assertThat(found.get(0)[1]).isCloseTo(3f, within(1e-4f));
      assertThat(found.get(1)).hasSize(8);
      assertThatThrownBy(
              () -> run.read(batch, Mode.EVALUATION, List.of(Summary.VARIANCES, Summary.VALUES)))
          .hasMessageContaining("training mode");
    }
  }

  @ParameterizedTest
  @MethodSource("places")
  void gradientsByInputsAreThoseOfDifferences(Place place) {
    Graph graph = Networks.cells(Shape.of(3, 8, 8), 4, 1, 3, Networks.MIXED);
    try (WeightStore store = WeightStore.create(place.choice(), new Seed(1));
        Executable run = Compiler.compile(graph, store, place.form(), Loss.WEIGHTED_SUM)) {
      float[] images = Pass.batch(graph, 4).inputs().get(0);
      float[] target = Pass.target(graph, 4);
      run.gradients(Batch.of(4, images), target, Mode.TRAINING, GradientsOf.INPUTS);
      float[] byInput = run.inputGradient(0);
      double product = 0;
      float[] up = images.clone();
      float[] down = images.clone();
      double step = 2e-3;
      for (int i = 0; i < images.length; i++) {
        float direction = (i % 7 - 3) / 3f;
        product += byInput[i] * direction;
        up[i] += (float) (step * direction);
        down[i] -= (float) (step * direction);
      }
      double difference = (loss(run, up, target) - loss(run, down, target)) / (2 * step);
      assertThat(product).isCloseTo(difference, within(0.05 * Math.abs(difference) + 0.05));
      run.gradients(Batch.of(4, images), target, Mode.TRAINING);
      assertThatThrownBy(() -> run.inputGradient(0)).hasMessageContaining("INPUTS");
    }
  }

  private static double loss(Executable run, float[] images, float[] target) {
    float[] outputs = run.forward(Batch.of(4, images), Mode.TRAINING).get(0);
    double sum = 0;
    for (int i = 0; i < outputs.length; i++) {
      sum += outputs[i] * target[i];
    }
    return sum;
  }

  @Test
  void allFormsAgreeOnANetwork() {
    Graph network = Networks.cells(Shape.of(3, 8, 8), 4, 1, 3, Networks.MIXED);
    GraphBuilder builder = Graph.builder();
    List<Node> copies = new ArrayList<>();
    List<Node> outputs = new ArrayList<>();
    List<Summary> wanted = new ArrayList<>();
    for (Node node : network.nodes()) {
      copies.add(builder.copy(node, node.inputs().stream().map(copies::get).toList()));
      if (node.operation() instanceof BatchNormalization) {
        outputs.add(copies.get(node.index()));
        wanted.add(Summary.VARIANCES);
      }
      if (node.operation() instanceof Activation) {
        outputs.add(copies.get(node.index()));
        wanted.add(Summary.AGREEMENT);
      }
    }
    Graph graph = builder.build(outputs.toArray(Node[]::new));
    List<List<float[]>> found =
        places()
            .map(
                place -> {
                  try (WeightStore store = WeightStore.create(place.choice(), new Seed(1));
                      Executable run =
                          Compiler.compile(graph, store, place.form(), Loss.WEIGHTED_SUM)) {
                    return run.read(Pass.batch(graph, 4), Mode.TRAINING, wanted);
                  }
                })
            .toList();
    for (int i = 0; i < wanted.size(); i++) {
      for (int place = 1; place < 4; place++) {
        float slack = wanted.get(i) == Summary.AGREEMENT ? 2 : 1e-2f;
        assertThat(found.get(place).get(i)).containsExactly(found.get(0).get(i), within(slack));
      }
    }
  }
}
