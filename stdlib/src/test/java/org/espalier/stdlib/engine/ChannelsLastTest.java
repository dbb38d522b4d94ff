package org.espalier.stdlib.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.random.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How images lie in memory changes how fast they are computed, and nothing else. */
@ExtendWith(OneThread.class)
final class ChannelsLastTest {
  private static final Shape IMAGE = Shape.of(3, 8, 8);

  private static boolean pays(Graph graph) {
    return ChannelsLast.pays(graph, EngineChoice.pytorch());
  }

  private static Graph network(int channels) {
    return Networks.cells(IMAGE, channels, 1, 10, Networks.MIXED);
  }

  private static Graph convolution(Shape shape, int filters) {
    GraphBuilder builder = Graph.builder();
    return builder.build(
        builder.add("c", Convolution.same(filters, 1, 1), builder.input("x", shape)));
  }

  @Test
  void imagesOfManyChannelsAreLaidOutForPytorchOnAProcessor() {
    assertThat(pays(network(8))).isTrue();
    assertThat(pays(network(7))).isFalse();
    assertThat(ChannelsLast.pays(network(8), EngineChoice.mxnet())).isFalse();
    EngineChoice card = EngineChoice.pytorch().on(DeviceName.gpu(0));
    assertThat(ChannelsLast.pays(network(8), card)).isFalse();
  }

  @Test
  void sequencesAndNetworksWithoutConvolutionsStayAsTheyAre() {
    assertThat(pays(convolution(Shape.of(16, 2, 9), 16))).isTrue();
    assertThat(pays(convolution(Shape.of(16, 1, 9), 16))).isFalse();
    GraphBuilder builder = Graph.builder();
    assertThat(
            pays(builder.build(builder.add("l", new Linear(4, true), builder.input("x", IMAGE)))))
        .isFalse();
  }

  @Test
  void theNumbersAndTheirShapeAreTheSame() {
    try (NDManager manager = Engines.manager(EngineChoice.pytorch())) {
      float[] numbers = Pass.batch(network(8), 2).inputs().get(0);
      NDArray given = Numbers.create(manager, numbers, Extents.batched(2, IMAGE), Precision.SINGLE);
      NDArray laidOut = ChannelsLast.of(given);
      assertThat(laidOut.getShape()).isEqualTo(Extents.batched(2, IMAGE));
      assertThat(Numbers.read(laidOut)).containsExactly(numbers);
      assertThat(((ai.djl.pytorch.engine.PtNDArray) given).isReleased()).isTrue();
    }
  }

  @Test
  void networksComputeTheSameWithTheirImagesLaidOutAndWithoutOnMxnet() {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("image", IMAGE);
    Node left = builder.add("left", Convolution.same(8, 3, 1), x);
    Node right = builder.add("right", Convolution.same(12, 1, 1), x);
    Node joined = builder.add("joined", new Concatenation(), left, right);
    Graph branches = builder.build(builder.add("last", Convolution.same(8, 3, 2), joined));
    for (Graph graph : List.of(network(8), branches)) {
      for (Mode mode : Mode.values()) {
        agree(
            Pass.of(graph, EngineChoice.pytorch(), Precision.SINGLE, Form.PORTABLE, mode),
            Pass.of(graph, EngineChoice.mxnet(), Precision.SINGLE, Form.PORTABLE, mode));
      }
    }
  }

  private static void agree(Pass one, Pass other) {
    assertThat(one.loss()).isCloseTo(other.loss(), within(1e-3 * Math.abs(other.loss()) + 1e-4));
    close(one.outputs().get(0), other.outputs().get(0));
    for (Map.Entry<String, float[]> gradient : other.gradients().entrySet()) {
      close(requireNonNull(one.gradients().get(gradient.getKey())), gradient.getValue());
    }
  }

  private static void close(float[] one, float[] other) {
    double most =
        IntStream.range(0, other.length).mapToDouble(i -> Math.abs(other[i])).max().orElse(0);
    assertThat(one).hasSameSizeAs(other);
    for (int i = 0; i < one.length; i++) {
      assertThat((double) one[i]).isCloseTo(other[i], within(2e-3 * most + 1e-5));
    }
  }

  @Test
  void gradientsByImagesAndBatchesThatLastComeInTheOrderTheyWereFed() {
    Graph graph = network(8);
    Batch batch = Pass.batch(graph, 2);
    float[] target = Pass.target(graph, 2);
    float[][] gradients =
        List.of(EngineChoice.pytorch(), EngineChoice.mxnet()).stream()
            .map(choice -> byImages(graph, choice, batch, target))
            .toArray(float[][]::new);
    close(gradients[0], gradients[1]);
    assertThat(byImages(graph, EngineChoice.pytorch(), batch.lasting(), target))
        .containsExactly(gradients[0]);
  }

  private static float[] byImages(Graph graph, EngineChoice choice, Batch batch, float[] target) {
    try (WeightStore store = WeightStore.create(choice, new Seed(3), Precision.SINGLE);
        Executable executable = Compiler.compile(graph, store, Form.PORTABLE, Loss.WEIGHTED_SUM)) {
      executable.forward(batch, Mode.TRAINING);
      executable.gradients(batch, target, Mode.TRAINING, GradientsOf.INPUTS);
      return executable.inputGradient(0);
    }
  }
}
