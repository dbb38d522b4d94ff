package org.espalier.dsl.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.GlobalPooling;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Window;
import org.junit.jupiter.api.Test;

class CostsTest {
  /** Image 1x8x8; 2 filters of 3x3; its ReLU is added to it; pool; linear. */
  private static Graph residual() {
    GraphBuilder builder = Graph.builder();
    Node image = builder.input("image", Shape.of(1, 8, 8));
    Node convolution = builder.add("convolution", Convolution.same(2, 3, 1), image);
    Node relu = builder.add("relu", new Activation(Activation.Kind.RELU), convolution);
    Node sum = builder.add("sum", new Addition(), convolution, relu);
    Node pool = builder.add("pool", GlobalPooling.average(), sum);
    return builder.build(builder.add("linear", new Linear(3, true), pool));
  }

  @Test
  void trainingKeepsEveryTensor() {
    // 64 + 128 + 128 + 128 + 2 + 3 numbers of four bytes.
    assertThat(Cost.activationMemory().of(residual())).isEqualTo(4 * 453);
  }

  @Test
  void evaluationKeepsWhatIsStillRead() {
    // The convolution, its ReLU and their sum are held at once.
    assertThat(Cost.peakMemory().of(residual())).isEqualTo(4 * 384);
  }

  @Test
  void theReceptiveFieldGrowsByTheKernelTimesTheStridesBefore() {
    GraphBuilder builder = Graph.builder();
    Node image = builder.input("image", Shape.of(1, 64, 64));
    Node half = builder.add("half", Convolution.same(4, 3, 2), image);
    Node dilated = builder.add("dilated", Convolution.depthwise(4, Window.same(3, 1, 2)), half);
    Node pooled = builder.add("pooled", Pooling.maximum(3, 2), half);
    Node quarter = builder.add("quarter", Convolution.same(4, 5, 2), dilated);
    Node sum = builder.add("sum", new Addition(), pooled, quarter);
    Node point = builder.add("point", Convolution.same(4, 3, 1), sum);
    Node global = builder.add("global", GlobalPooling.average(), point);
    // 3; dilated 3 + 4 * 2 = 11; 5x5: 11 + 4 * 2 = 19; 3x3 at stride 4: 19 + 2 * 4 = 27. The global
    // pool, which sees everything, does not count.
    assertThat(Cost.receptiveField().of(builder.build(global))).isEqualTo(27);
  }

  private static LatencyTable table() {
    return new LatencyTable(
        "a desk",
        List.of(
            new LatencyTable.Entry("conv 3x3, 2 on 1x8x8", "conv 3x3", 1_152, 2.0),
            new LatencyTable.Entry("conv 3x3, 8 on 1x8x8", "conv 3x3", 4_608, 5.0),
            new LatencyTable.Entry("ReLU on 2x8x8", "ReLU", 128, 0.25),
            new LatencyTable.Entry("add on 2x8x8 and 2x8x8", "add", 128, 0.5),
            new LatencyTable.Entry("global avg pool on 2x8x8", "global avg pool", 2, 0.125),
            new LatencyTable.Entry("linear 3 on 2x1x1", "linear", 6, 0.0625)));
  }

  @Test
  void latencyIsTheSumOverTheTable() {
    assertThat(table().cost().of(residual())).isEqualTo(2.9375);
  }

  private static Graph convolution(int filters, int kernel) {
    GraphBuilder builder = Graph.builder();
    Node image = builder.input("image", Shape.of(1, 8, 8));
    return builder.build(builder.add("c", Convolution.same(filters, kernel, 1), image));
  }

  @Test
  void latencyIsInterpolatedInTheWork() {
    assertThat(table().of(convolution(5, 3))).isCloseTo(3.5, within(1e-12));
    assertThat(table().of(convolution(1, 3))).isCloseTo(1.0, within(1e-12));
    assertThat(table().of(convolution(16, 3))).isCloseTo(10.0, within(1e-12));
  }

  @Test
  void anOperationThatTheTableLacksIsNamed() {
    assertThatThrownBy(() -> table().of(convolution(2, 5)))
        .hasMessageContaining("no 'conv 5x5', which 'c' needs")
        .hasMessageContaining("conv 3x3");
  }

  @Test
  void tablesRefuseTimesThatAreNone() {
    assertThatThrownBy(() -> new LatencyTable.Entry("x", "x", 1, 0)).hasMessageContaining("0.0");
    assertThatThrownBy(() -> new Bound(Cost.macs(), 2, 1)).hasMessageContaining("2.0 and 1.0");
  }

  @Test
  void boundsIncludeTheirEnds() {
    assertThat(Cost.parameters().atMost(27).holds(residual())).isTrue();
    assertThat(Cost.parameters().atMost(26).holds(residual())).isFalse();
    assertThat(Cost.parameters().atLeast(27).holds(residual())).isTrue();
  }
}
