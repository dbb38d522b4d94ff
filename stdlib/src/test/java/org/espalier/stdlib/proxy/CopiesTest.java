package org.espalier.stdlib.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.espalier.dsl.Language;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.ChannelShuffle;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Crop;
import org.espalier.dsl.operation.GlobalPooling;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.Multiplication;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Padding;
import org.espalier.dsl.operation.PixelShuffle;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.operation.Resize;
import org.espalier.dsl.operation.Scaling;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Weight;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.Batch;
import org.espalier.stdlib.engine.EngineChoice;
import org.espalier.stdlib.engine.EngineKind;
import org.espalier.stdlib.engine.Executable;
import org.espalier.stdlib.engine.Loss;
import org.espalier.stdlib.engine.Mode;
import org.espalier.stdlib.engine.OneThread;
import org.espalier.stdlib.engine.Start;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Networks side by side give what each gives by itself. */
@ExtendWith(OneThread.class)
class CopiesTest {
  private static final int EXAMPLES = 3;

  /** Something of everything that can stand side by side, with strides, groups and biases. */
  private static Graph mixed() {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("x", Shape.of(3, 8, 8));
    Node stem = builder.add("stem", Convolution.same(4, 3, 1), x);
    Node normed = builder.add("norm", BatchNormalization.standard(), stem);
    Node active = builder.add("relu", new Activation(Activation.Kind.RELU), normed);
    Node pairs = builder.add("pairs", new Convolution(8, Window.same(3, 2), 2, true), active);
    Node thin = builder.add("thin", Convolution.depthwise(8, Window.same(3, 1)), pairs);
    Node gate = builder.add("mean", new GlobalPooling(Pooling.Kind.AVERAGE), thin);
    Node gated = builder.add("gated", new Multiplication(), thin, gate);
    Node peak = builder.add("peak", Pooling.maximum(3, 1), gated);
    Node half = builder.add("half", new Scaling(0.5), peak);
    Node wide = builder.add("wide", new Convolution(8, Window.same(1, 1), 1, true), half);
    Node sum = builder.add("sum", new Addition(), wide, thin);
    Node pixels = builder.add("pixels", new PixelShuffle(2), sum);
    Node cropped = builder.add("cropped", new Crop(1, 2), pixels);
    Node padded = builder.add("padded", new Padding(9, 8), cropped);
    Node resized = builder.add("resized", new Resize(6, 6), padded);
    Node last = builder.add("last", BatchNormalization.standard(), resized);
    return builder.build(last, normed);
  }

  private static Graph network(int channels) {
    var sizes = Spaces.sizes("nb201").channels(channels).layers(1);
    return Spaces.nasBench201(sizes.image(Language.image(3, 8, 8)).classes(4))
        .parse(
            "|nor_conv_3x3~0|+|avg_pool_3x3~0|nor_conv_1x1~1|+|skip_connect~0|none~1|nor_conv_3x3~2|")
        .network();
  }

  private static float[] noise(int count, String purpose) {
    RandomGenerator random = new Seed(7).stream(purpose);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static Prober prober(EngineChoice choice) {
    return Prober.open(
        choice, ProxyImages.noise(Shape.of(3, 8, 8), 4, EXAMPLES, new Seed(2)), new Seed(3));
  }

  private static void requireAlike(EngineChoice choice, Graph graph, int count) {
    Features features = new Features(graph, 0);
    int size = EXAMPLES * 3 * 8 * 8;
    List<float[]> images =
        IntStream.range(0, count).mapToObj(i -> noise(size, "images " + i)).toList();
    List<Weights> each =
        IntStream.range(0, count)
            .mapToObj(i -> Weights.of(Start.NORMAL, Mode.TRAINING).repetition(i / 2))
            .toList();
    try (Prober prober = prober(choice);
        Probe probe = prober.probe(graph)) {
      Copies copies = Copies.of(graph, count);
      Executable all = probe.run(copies, each, Loss.WEIGHTED_SUM);
      Batch wide = Batch.of(EXAMPLES, Copies.images(images, EXAMPLES));
      List<List<float[]>> together =
          copies.split(all.read(wide, Mode.TRAINING, features.wanted()), EXAMPLES);
      for (int i = 0; i < count; i++) {
        Executable one = probe.run(graph, each.get(i), Loss.WEIGHTED_SUM);
        List<float[]> alone =
            one.read(Batch.of(EXAMPLES, images.get(i)), Mode.TRAINING, features.wanted());
        for (int output = 0; output < alone.size(); output++) {
          assertThat(distance(together.get(i).get(output), alone.get(output)))
              .as("copy %d of %d, output %d on %s", i, count, output, choice)
              .isLessThan(1e-3);
        }
      }
    }
  }

  private static double distance(float[] some, float[] others) {
    assertThat(some).hasSameSizeAs(others);
    double most = 0;
    for (int i = 0; i < some.length; i++) {
      most = Math.max(most, Math.abs(some[i] - others[i]) / Math.max(1, Math.abs(others[i])));
    }
    return most;
  }

  @ParameterizedTest
  @EnumSource
  void eachCopyYieldsWhatItsNetworkYieldsAlone(EngineKind engine) {
    for (int count : new int[] {2, 6, 8}) {
      requireAlike(EngineChoice.mxnet().with(engine), mixed(), count);
      requireAlike(EngineChoice.mxnet().with(engine), Features.of(network(4)).graph(), count);
      requireAlike(EngineChoice.mxnet().with(engine), Features.of(network(16)).graph(), count);
    }
  }

  @Test
  void oneCopyIsTheNetworkItself() {
    Graph graph = mixed();
    assertThat(Copies.of(graph, 1).graph()).isSameAs(graph);
  }

  @Test
  void aGroupHasSixteenChannelsAtLeastWhereThereAreSoMany() {
    Graph wide = Copies.of(mixed(), 8).graph();
    assertThat(convolution(wide, "stem").groups()).isEqualTo(1);
    assertThat(convolution(wide, "pairs").groups()).isEqualTo(16);
    assertThat(convolution(wide, "thin").groups()).isEqualTo(64);
    assertThat(convolution(wide, "wide").groups()).isEqualTo(4);
    assertThat(wide.weights())
        .containsEntry("wide/weight", new Weight(Weight.Role.WEIGHT, Shape.of(64, 16, 1, 1)));
  }

  private static Convolution convolution(Graph graph, String name) {
    Operation operation =
        graph.nodes().stream()
            .filter(node -> node.name().equals(name))
            .findFirst()
            .orElseThrow()
            .operation();
    return (Convolution) operation;
  }

  @Test
  void asManyAtOnceAsDivideWhatIsWantedAndAreSmall() {
    // 4 channels of 8 x 8 are the largest: 256 numbers each.
    Graph small = Features.of(network(4)).graph();
    assertThat(Copies.atOnce(small, 16, 8)).isEqualTo(8);
    assertThat(Copies.atOnce(small, 512, 8)).isEqualTo(4);
    assertThat(Copies.atOnce(small, 400, 6)).isEqualTo(3);
    assertThat(Copies.atOnce(small, 100_000, 8)).isEqualTo(1);
  }

  @Test
  void whatMixesChannelsOtherwiseRunsAlone() {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("x", Shape.of(4, 8, 8));
    Graph shuffled = builder.build(builder.add("shuffled", new ChannelShuffle(2), x));
    assertThat(Copies.atOnce(shuffled, 1, 8)).isEqualTo(1);
    assertThatThrownBy(() -> Copies.of(shuffled, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'shuffled'")
        .hasMessageContaining("one after the other");

    GraphBuilder joined = Graph.builder();
    Node y = joined.input("x", Shape.of(4, 8, 8));
    assertThat(Copies.atOnce(joined.build(joined.add("both", new Concatenation(), y, y)), 1, 8))
        .isEqualTo(1);

    GraphBuilder vector = Graph.builder();
    Node z = vector.input("x", Shape.of(4));
    assertThat(Copies.atOnce(vector.build(vector.add("layer", new Linear(2, false), z)), 1, 8))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void zenIsTheMeanOfItsRepetitionsHoweverManyRunAtOnce(EngineKind engine) {
    Graph network = network(4);
    try (Prober prober = prober(EngineChoice.mxnet().with(engine))) {
      double once = prober.score(new Zen(0.01, 1), network).value();
      double twice = prober.score(new Zen(0.01, 2), network).value();
      double four = prober.score(new Zen(0.01, 4), network).value();
      try (Probe probe = prober.probe(network)) {
        assertThat(once).isCloseTo(oneAfterTheOther(probe, 1), within(1e-3));
        assertThat(twice).isCloseTo(oneAfterTheOther(probe, 2), within(1e-3));
        assertThat(four).isCloseTo(oneAfterTheOther(probe, 4), within(1e-3));
      }
      assertThat(once).isNotCloseTo(four, within(1e-2));
    }
  }

  /** Algorithm 1 of the paper, pass after pass. */
  private static double oneAfterTheOther(Probe probe, int repetitions) {
    Features features = Features.of(probe.network());
    int size = EXAMPLES * 3 * 8 * 8;
    double sum = 0;
    for (int repetition = 0; repetition < repetitions; repetition++) {
      Weights weights = Weights.of(Start.NORMAL, Mode.TRAINING).repetition(repetition);
      Executable run = probe.run(features.graph(), weights, Loss.WEIGHTED_SUM);
      float[] images = probe.noise("zen images " + repetition, size);
      float[] change = probe.noise("zen changes " + repetition, size);
      List<float[]> plain = run.read(Batch.of(EXAMPLES, images), Mode.TRAINING, features.wanted());
      for (int i = 0; i < size; i++) {
        images[i] += 0.01f * change[i];
      }
      List<float[]> changed =
          run.read(Batch.of(EXAMPLES, images), Mode.TRAINING, features.wanted());
      double difference = 0;
      for (int i = 0; i < plain.get(0).length; i++) {
        difference += Math.abs((double) plain.get(0)[i] - changed.get(0)[i]) / EXAMPLES;
      }
      sum += Math.log(difference);
      for (float[] norm : plain.subList(1, plain.size())) {
        double mean = IntStream.range(0, norm.length).mapToDouble(i -> norm[i]).average().orElse(0);
        sum += Math.log(mean) / 2;
      }
    }
    return sum / repetitions;
  }
}
