package org.espalier.stdlib.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.stream.IntStream;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.cost.Cost;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.ChannelShuffle;
import org.espalier.dsl.operation.ChannelSlice;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.GlobalPooling;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.published.Catalogue;
import org.espalier.dsl.random.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays hold 0, 1, 2, ..., so a number tells where it stood. */
@ExtendWith(OneThread.class)
final class WeightSlicesTest {
  private static final ChannelOrder BACKWARDS =
      (layer, there, wanted) -> IntStream.range(0, wanted).map(i -> there - 1 - i).toArray();

  /** 2 channels, a dense convolution, a depthwise one, a batch norm, a classifier of 2. */
  private static Graph network(int channels, int dense, int depthwise) {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("image", Shape.of(2, 7, 7));
    x = builder.add("dense", Convolution.same(channels, dense, 1), x);
    x = builder.add("depthwise", Convolution.depthwise(channels, Window.same(depthwise, 1)), x);
    x = builder.add("norm", BatchNormalization.standard(), x);
    x = builder.add("pool", GlobalPooling.average(), x);
    return builder.build(builder.add("head", new Linear(2, true), x));
  }

  private static double[] slice(WeightSlices slices, Graph from, String name) {
    long count = Objects.requireNonNull(from.weights().get(name), name).shape().elements();
    return slices.slice(name, IntStream.range(0, (int) count).asDoubleStream().toArray());
  }

  @Test
  void aDenseConvolutionTakesItsFirstFiltersAndTheCentreOfItsKernel() {
    Graph large = network(3, 3, 5);
    WeightSlices slices = WeightSlices.between(large, network(2, 1, 3));
    // 3x2x3x3 becomes 2x2x1x1: the fifth of each nine.
    assertThat(slice(slices, large, "dense/weight")).containsExactly(4, 13, 22, 31);
  }

  @Test
  void aDepthwiseConvolutionTakesTheChannelsThatItReads() {
    Graph large = network(3, 3, 5);
    WeightSlices slices = WeightSlices.between(large, network(2, 3, 3));
    assertThat(slice(slices, large, "depthwise/weight"))
        .containsExactly(6, 7, 8, 11, 12, 13, 16, 17, 18, 31, 32, 33, 36, 37, 38, 41, 42, 43);
    WeightSlices last = WeightSlices.between(large, network(1, 3, 1), BACKWARDS);
    assertThat(slice(last, large, "depthwise/weight")).containsExactly(62);
  }

  @Test
  void aBatchNormTakesItsChannelsWithTheirStatistics() {
    Graph large = network(4, 3, 3);
    WeightSlices slices = WeightSlices.between(large, network(2, 3, 3), BACKWARDS);
    for (String array : new String[] {"gamma", "beta", "moving_mean", "moving_var"}) {
      assertThat(slice(slices, large, "norm/" + array)).containsExactly(3, 2);
    }
  }

  @Test
  void aLinearLayerReadsTheChannelsThatAreLeft() {
    Graph large = network(4, 3, 3);
    WeightSlices slices = WeightSlices.between(large, network(2, 3, 3), BACKWARDS);
    assertThat(slice(slices, large, "head/weight")).containsExactly(3, 2, 7, 6);
    assertThat(slice(slices, large, "head/bias")).containsExactly(0, 1);
  }

  @Test
  void aLinearLayerBehindAnImageReadsWholeChannels() {
    Graph large = flattened(3, 2);
    assertThat(slice(WeightSlices.between(large, flattened(2, 2)), large, "head/weight"))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThatThrownBy(() -> WeightSlices.between(large, flattened(2, 3)))
        .hasMessageContaining("'head/weight' is 1x18 and cannot be a slice of 1x12")
        .hasMessageContaining("what it reads are more than there are");
    assertThatThrownBy(() -> WeightSlices.between(flattened(2, 3), flattened(2, 2)))
        .hasMessageContaining("which of 18 channels are what it reads cannot be told");
  }

  private static Graph flattened(int channels, int size) {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("image", Shape.of(1, size, size));
    x = builder.add("dense", Convolution.same(channels, 1, 1), x);
    return builder.build(builder.add("head", new Linear(1, false), x));
  }

  /** Two channels to a group, which yield two. */
  private static Graph grouped(int channels, int groups) {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("image", Shape.of(1, 3, 3));
    x = builder.add("dense", Convolution.same(channels, 1, 1), x);
    Window one = Window.same(1, 1);
    return builder.build(builder.add("grouped", new Convolution(channels, one, groups, false), x));
  }

  @Test
  void aGroupedConvolutionTakesWholeGroups() {
    Graph large = grouped(6, 3);
    assertThat(slice(WeightSlices.between(large, grouped(4, 2)), large, "grouped/weight"))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    ChannelOrder last = (layer, there, wanted) -> IntStream.range(2, 2 + wanted).toArray();
    WeightSlices slices = WeightSlices.between(large, grouped(4, 2), last);
    assertThat(slice(slices, large, "grouped/weight")).containsExactly(4, 5, 6, 7, 8, 9, 10, 11);
    assertThat(slice(slices, large, "dense/weight")).containsExactly(2, 3, 4, 5);
  }

  @Test
  void groupsThatWouldBeTornAreRefused() {
    assertThatThrownBy(() -> WeightSlices.between(grouped(6, 3), grouped(4, 2), BACKWARDS))
        .hasMessageContaining("'grouped/weight' is 4x2x1x1 and cannot be a slice of 6x2x1x1")
        .hasMessageContaining("which of 6 channels are its outputs cannot be told");
    assertThatThrownBy(() -> WeightSlices.between(grouped(6, 2), grouped(4, 2)))
        .hasMessageContaining("'grouped/weight' is 4x2x1x1 and cannot be a slice of 6x3x1x1");
  }

  /** What is read of joined, shuffled and cut channels is what stood there. */
  @Test
  void channelsAreFollowedThroughJoinsShufflesAndCuts() {
    Graph large = winding(4, 4);
    WeightSlices slices = WeightSlices.between(large, winding(2, 4));
    // The join is (a0 a1 a2 a3 b0 b1 b2 b3), of which (a0 a1 b0 b1 b2 b3) are left.
    assertThat(slice(slices, large, "joined/weight")).containsExactly(0, 1, 4, 5, 6, 7);
    // Shuffled in two groups it is (a0 b0 a1 b1 a2 b2 a3 b3), now (a0 b1 a1 b2 b0 b3).
    assertThat(slice(slices, large, "shuffled/weight")).containsExactly(0, 3, 2, 5, 1, 7);
    // Of (a0 a1 ...) the first two are cut off the join.
    assertThat(slice(slices, large, "cut/weight")).containsExactly(0, 1);
  }

  private static Graph winding(int a, int b) {
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("image", Shape.of(1, 3, 3));
    Node first = builder.add("a", Convolution.same(a, 1, 1), x);
    Node second = builder.add("b", Convolution.same(b, 1, 1), x);
    Node join = builder.add("join", new Concatenation(), first, second);
    Node shuffled = builder.add("shuffle", new ChannelShuffle(2), join);
    Node cut = builder.add("slice", new ChannelSlice(0, 2), join);
    return builder.build(
        builder.add("joined", Convolution.same(1, 1, 1), join),
        builder.add("shuffled", Convolution.same(1, 1, 1), shuffled),
        builder.add("cut", Convolution.same(1, 1, 1), cut));
  }

  @Test
  void whatIsLargerOrHasNoCommonCentreIsRefused() {
    Graph small = network(2, 3, 3);
    assertThatThrownBy(() -> WeightSlices.between(small, network(2, 5, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'dense/weight' is 2x2x5x5 and cannot be a slice of 2x2x3x3")
        .hasMessageContaining("its kernel is larger than the other's")
        .hasMessageContaining("Inherit from a network with as many channels");
    assertThatThrownBy(() -> WeightSlices.between(small, network(3, 3, 3)))
        .hasMessageContaining("'dense/weight' is 3x2x3x3 and cannot be a slice of 2x2x3x3")
        .hasMessageContaining("its outputs are more than there are");
    assertThatThrownBy(() -> WeightSlices.between(even(4), even(3)))
        .hasMessageContaining("an odd and an even kernel have no common centre");
  }

  private static Graph even(int kernel) {
    Shape image = Shape.of(1, 4, 4);
    GraphBuilder builder = Graph.builder();
    Node x = builder.input("image", image);
    Window window = Window.tensorFlowSame(kernel, 1, image);
    return builder.build(builder.add("c", new Convolution(1, window, 1, false), x));
  }

  /** Elastic kernels, widths and depths: every child of the largest network is a slice of it. */
  @ParameterizedTest
  @ValueSource(strings = {"once-for-all", "bignas", "attentivenas"})
  void everyChildOfTheLargestNetworkInheritsAllOfItsArrays(String name) {
    SearchSpace space = Catalogue.of(name).orElseThrow().space();
    Graph largest = space.largest(Cost.parameters()).network();
    for (int seed = 0; seed < 8; seed++) {
      Graph child = space.sample(new Seed(seed)).network();
      // A shortcut has a convolution only where widths differ, which they may do in a child alone.
      assertThat(child.weights().keySet())
          .as("seed " + seed)
          .filteredOn(array -> !array.contains("/shortcut/"))
          .allMatch(WeightSlices.between(largest, child)::has);
    }
  }

  @ParameterizedTest
  @EnumSource(EngineKind.class)
  void aStoreInheritsWhatBothHaveAndDrawsTheRest(EngineKind engine) {
    Graph large = network(3, 3, 5);
    Graph small = network(2, 1, 3);
    EngineChoice choice = new EngineChoice(engine, DeviceName.cpu());
    try (WeightStore from = WeightStore.create(choice, new Seed(1));
        WeightStore to = WeightStore.create(choice, new Seed(2))) {
      Compiler.compile(large, from).close();
      from.set("norm/moving_mean", 7, 8, 9);
      to.inherit(from, WeightSlices.between(large, small));
      assertThat(to.get("norm/moving_mean")).containsExactly(7, 8);
      float[] dense = from.get("dense/weight");
      assertThat(to.get("dense/weight")).containsExactly(dense[4], dense[13], dense[22], dense[31]);
      try (Executable executable = Compiler.compile(small, to)) {
        assertThat(to.parameters()).isEqualTo(small.parameters());
        assertThat(executable.forward(Pass.batch(small, 2), Mode.EVALUATION).get(0)).hasSize(4);
      }
      Graph other = Specimens.behindStem(new Linear(2, true));
      assertThat(WeightSlices.between(large, other).names()).isEmpty();
    }
  }
}
