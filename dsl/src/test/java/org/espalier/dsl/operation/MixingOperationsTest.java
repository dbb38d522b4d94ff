package org.espalier.dsl.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.GraphBuilder;
import org.junit.jupiter.api.Test;

class MixingOperationsTest {
  private static final Shape IMAGE = Shape.of(6, 9, 8);

  @Test
  void aWeightedSumTakesOneWeightForEachTensor() {
    WeightedSum mix = new WeightedSum();
    assertThat(mix.output(List.of(Shape.of(2), IMAGE, IMAGE))).isEqualTo(IMAGE);
    assertThatThrownBy(() -> mix.output(List.of(Shape.of(3), IMAGE, IMAGE)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "A weighted sum of 2 tensor(s) needs a vector of 2 weight(s) first, but got 3.");
    assertThatThrownBy(() -> mix.output(List.of(Shape.of(2), IMAGE, Shape.of(6, 9, 9))))
        .hasMessage("A weighted sum needs tensors of one shape, but got 6x9x8 and 6x9x9.");
    assertThatThrownBy(() -> mix.output(List.of(Shape.of(2))))
        .hasMessageContaining("takes a vector of weights and then as many tensors, but got [2]");
  }

  @Test
  void aSoftmaxKeepsItsShape() {
    assertThat(new Softmax().output(List.of(Shape.of(8)))).isEqualTo(Shape.of(8));
  }

  @Test
  void aQuantizedLayerCountsLikeItsInner() {
    Convolution inner = Convolution.same(16, 3, 1);
    Quantized quantized = new Quantized(inner, 2, 4);
    List<Shape> inputs = List.of(IMAGE);
    assertThat(quantized.output(inputs)).isEqualTo(inner.output(inputs));
    assertThat(quantized.weights(inputs)).isEqualTo(inner.weights(inputs));
    assertThat(quantized.macs(inputs)).isEqualTo(inner.macs(inputs)).isPositive();
    assertThat(quantized.label()).isEqualTo("conv 3x3, 16, 2/4 bits");
  }

  @Test
  void onlyMatricesAreQuantizedAndTo32BitsAtMost() {
    assertThatThrownBy(() -> new Quantized(new Softmax(), 4, 4))
        .hasMessage("Only a convolution or a linear layer can be quantized, but got 'softmax'.");
    assertThatThrownBy(() -> new Quantized(new Linear(3, true), 0, 4))
        .hasMessage("A quantized layer's weights have 1 to 32 bits, but got 0.");
    assertThatThrownBy(() -> new Quantized(new Linear(3, true), 4, 33))
        .hasMessage("A quantized layer's activations have 1 to 32 bits, but got 33.");
  }

  @Test
  void whatMultipliesByMatricesMakesTheDepth() {
    GraphBuilder builder = Graph.builder();
    var tokens = builder.input("tokens", Shape.of(10));
    var embedded = builder.add("embedding", new Embedding(20, 8), tokens);
    var placed = builder.add("positions", new PositionalEncoding(), embedded);
    var attended = builder.add("attention", new Attention(2), placed);
    var normed = builder.add("norm", LayerNormalization.standard(), attended);
    var recurred = builder.add("gru", new GatedRecurrentUnit(4), normed);
    Graph graph =
        builder.build(builder.add("head", new Quantized(new Linear(2, true), 8, 8), recurred));
    assertThat(graph.depth()).isEqualTo(3);
    assertThat(graph.parameters()).isEqualTo(160 + 288 + 16 + 12 * (8 + 4 + 2) + 2 * 40 + 2);
  }

  @Test
  void aGatedSumOwnsOneNumberForEachTensor() {
    Shape image = Shape.of(4, 3, 3);
    GatedSum sum = new GatedSum();
    assertThat(sum.output(List.of(image, image, image))).isEqualTo(image);
    assertThat(sum.weights(List.of(image, image, image)))
        .containsExactly(new Weight(Weight.Role.GATE, Shape.of(3)));
    assertThat(Weight.Role.GATE.learned()).isTrue();
    assertThatThrownBy(() -> sum.output(List.of(image, Shape.of(5, 3, 3))))
        .hasMessage("A gated sum needs tensors of one shape, but got 4x3x3 and 5x3x3.");
    assertThatThrownBy(() -> sum.output(List.of()))
        .hasMessage("A gated sum takes at least one tensor, but got none.");
  }
}
