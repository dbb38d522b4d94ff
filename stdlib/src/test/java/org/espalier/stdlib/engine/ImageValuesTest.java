package org.espalier.stdlib.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.ChannelShuffle;
import org.espalier.dsl.operation.ChannelSlice;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Crop;
import org.espalier.dsl.operation.GatedSum;
import org.espalier.dsl.operation.GlobalPooling;
import org.espalier.dsl.operation.Noise;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Padding;
import org.espalier.dsl.operation.PixelShuffle;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.operation.Resize;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Softmax;
import org.espalier.dsl.operation.WeightedSum;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.operation.Zero;
import org.espalier.dsl.random.Seed;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values by hand: engines that agree could still be wrong together. */
@ExtendWith(OneThread.class)
final class ImageValuesTest {
  private static final float[] COUNTING = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};

  private static float[] run(Machine machine, Operation operation, Shape shape, float... values) {
    GraphBuilder builder = Graph.builder();
    Graph graph = builder.build(builder.add("it", operation, builder.input("image", shape)));
    try (WeightStore store = WeightStore.create(machine.choice(), new Seed(1));
        Executable executable = machine.compile(graph, store)) {
      store.names().forEach(name -> store.set(name, ones(store.get(name).length)));
      return executable.forward(Batch.of(1, values), Mode.EVALUATION).get(0);
    }
  }

  private static float[] ones(int count) {
    float[] ones = new float[count];
    java.util.Arrays.fill(ones, 1f);
    return ones;
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void aCropDropsTheFirstRowsAndColumns(Machine machine) {
    assertThat(run(machine, new Crop(1, 2), Shape.of(1, 3, 4), COUNTING))
        .containsExactly(6, 7, 10, 11);
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void aPaddingPutsTheOddRowBelow(Machine machine) {
    assertThat(run(machine, new Padding(2, 4), Shape.of(1, 1, 2), 5, 6))
        .containsExactly(0, 5, 6, 0, 0, 0, 0, 0);
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void channelsAreSlicedAndShuffled(Machine machine) {
    Shape shape = Shape.of(6, 1, 2);
    assertThat(run(machine, new ChannelSlice(1, 3), shape, COUNTING)).containsExactly(2, 3, 4, 5);
    assertThat(run(machine, new ChannelShuffle(2), shape, COUNTING))
        .containsExactly(0, 1, 6, 7, 2, 3, 8, 9, 4, 5, 10, 11);
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void aPixelShuffleLaysChannelsOutAsPixels(Machine machine) {
    assertThat(run(machine, new PixelShuffle(2), Shape.of(4, 1, 3), COUNTING))
        .containsExactly(0, 3, 1, 4, 2, 5, 6, 9, 7, 10, 8, 11);
    Shape two = Shape.of(8, 1, 1);
    assertThat(run(machine, new PixelShuffle(2), two, 0, 1, 2, 3, 4, 5, 6, 7))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
  }

  /** The sigmoid of 1 is 0.7310586. */
  @ParameterizedTest
  @EnumSource(Machine.class)
  void aGatedSumWeighsByTheSigmoidOfItsOwnNumbers(Machine machine) {
    assertThat(run(machine, new GatedSum(), Shape.of(1, 1, 2), 2, -4))
        .usingComparatorWithPrecision(1e-5f)
        .containsExactly(1.4621172f, -2.9242344f);
  }

  /** {@code x tanh(ln(1 + exp(x)))}: 1 tanh(1.3132617), and no overflow far out. */
  @ParameterizedTest
  @EnumSource(Machine.class)
  void mishIsItsFormula(Machine machine) {
    Operation mish = new Activation(Activation.Kind.MISH);
    assertThat(run(machine, mish, Shape.of(1, 1, 5), 0, 1, -1, 100, -100))
        .usingComparatorWithPrecision(1e-5f)
        .containsExactly(0f, 0.8650984f, -0.3034015f, 100f, 0f);
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void aResizeKeepsItsCorners(Machine machine) {
    assertThat(run(machine, new Resize(3, 3), Shape.of(1, 2, 2), 0, 1, 2, 3))
        .containsExactly(0, 0.5f, 1, 1, 1.5f, 2, 2, 2.5f, 3);
    assertThat(run(machine, new Resize(2, 2), Shape.of(1, 3, 4), COUNTING))
        .containsExactly(0, 3, 8, 11);
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void globalPoolsReadTheWholeImage(Machine machine) {
    Shape shape = Shape.of(2, 2, 3);
    assertThat(run(machine, GlobalPooling.maximum(), shape, COUNTING)).containsExactly(5, 11);
    assertThat(run(machine, GlobalPooling.average(), shape, COUNTING)).containsExactly(2.5f, 8.5f);
  }

  /** TensorFlow pads 3x3 at stride 2 on 4x4 below and right only; PyTorch's rule gives 4 6 6 9. */
  @ParameterizedTest
  @EnumSource(Machine.class)
  void tensorFlowsPaddingStandsBelowAndRight(Machine machine) {
    Shape shape = Shape.of(1, 4, 4);
    Window window = Window.tensorFlowSame(3, 2, shape);
    assertThat(run(machine, new Convolution(1, window, 1, false), shape, ones(16)))
        .containsExactly(9, 6, 6, 4);
    float[] image = {-1, -2, -3, -4, -5, -6, -7, -8, -9, -1, -2, -3, -4, -5, -6, -7};
    assertThat(run(machine, new Pooling(Pooling.Kind.MAXIMUM, window, false), shape, image))
        .containsExactly(-1, -2, -1, -2);
    assertThat(run(machine, new Pooling(Pooling.Kind.AVERAGE, window, false), shape, ones(16)))
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(1, 1, 1, 1);
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void aStridedZeroHasEveryStridethPlace(Machine machine) {
    assertThat(run(machine, new Zero(2), Shape.of(1, 3, 4), COUNTING)).containsExactly(0, 0, 0, 0);
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void geluIsExact(Machine machine) {
    assertThat(run(machine, new Activation(Activation.Kind.GELU), Shape.of(3), -1, 0, 2))
        .usingComparatorWithPrecision(1e-5f)
        .containsExactly(-0.158655f, 0, 1.9545f);
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void aRelaxedChoiceMixesItsCandidates(Machine machine) {
    GraphBuilder builder = Graph.builder();
    Node logits = builder.input("logits", Shape.of(2));
    Node shares = builder.add("shares", new Softmax(), logits);
    Node one = builder.input("one", Shape.of(1, 1, 2));
    Node two = builder.input("two", Shape.of(1, 1, 2));
    Graph graph = builder.build(builder.add("it", new WeightedSum(), shares, one, two));
    try (WeightStore store = WeightStore.create(machine.choice(), new Seed(1));
        Executable executable = machine.compile(graph, store)) {
      // Every example has its own shares: 1/2 and 1/2, then 1/4 and 3/4.
      Batch batch =
          Batch.of(
              2,
              new float[] {0, 0, 0, (float) Math.log(3)},
              new float[] {2, 4, 4, 8},
              new float[] {4, 8, 8, 16});
      assertThat(executable.forward(batch, Mode.EVALUATION).get(0))
          .usingComparatorWithPrecision(1e-5f)
          .containsExactly(3, 6, 7, 14);
    }
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void noiseIsNewInEveryPassAndTheSameFromOneSeed(Machine machine) {
    GraphBuilder builder = Graph.builder();
    Node image = builder.input("image", Shape.of(2, 20, 20));
    Node dead = builder.add("dead", Convolution.same(4, 3, 1), image);
    Node one = builder.add("one", new Noise(2), dead);
    Node two = builder.add("two", new Noise(2), dead);
    Graph graph = builder.build(one, two);
    try (WeightStore store = WeightStore.create(machine.choice(), new Seed(5));
        Executable executable = machine.compile(graph, store)) {
      assertThat(executable.learned()).isEmpty();
      Batch batch = Pass.batch(graph, 5);
      List<float[]> first = executable.forward(batch, Mode.TRAINING);
      List<float[]> second = executable.forward(batch, Mode.TRAINING);
      assertThat(first.get(0)).isNotEqualTo(first.get(1)).isNotEqualTo(second.get(0));
      assertThat(first.get(0)).isEqualTo(expectedNoise());
      double sum = 0;
      double squares = 0;
      for (float value : first.get(0)) {
        sum += value;
        squares += value * value;
      }
      int count = first.get(0).length;
      // 2000 numbers: four deviations of their mean and of their mean square.
      assertThat(count).isEqualTo(5 * 4 * 10 * 10);
      assertThat(Math.abs(sum / count)).isLessThan(4 / Math.sqrt(count));
      assertThat(Math.abs(squares / count - 1)).isLessThan(4 * Math.sqrt(2.0 / count));
    }
  }

  private static float[] expectedNoise() {
    return new NoiseStreams(new Seed(5)).draw("one", 2000);
  }

  @ParameterizedTest
  @EnumSource(Machine.class)
  void whatLeadsToNoiseOnlyDoesNotRun(Machine machine) {
    GraphBuilder builder = Graph.builder();
    Node image = builder.input("image", Shape.of(2, 6, 6));
    Node dead = builder.add("dead", Convolution.same(4, 3, 1), image);
    Node noise = builder.add("noise", new Noise(1), dead);
    Node kept = builder.add("kept", Convolution.same(4, 3, 1), image);
    Graph graph = builder.build(builder.add("it", new Addition(), noise, kept));
    try (WeightStore store = WeightStore.create(machine.choice(), new Seed(5));
        Executable executable = machine.compile(graph, store)) {
      assertThat(executable.learned()).containsExactly("kept/weight");
    }
  }
}
