package org.espalier.dsl.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Counts by hand; those of PyTorch's layers of the same sizes. */
class SequenceOperationsTest {
  private static final Shape SEQUENCE = Shape.of(8, 1, 10);
  private static final Shape MEMORY = Shape.of(6, 1, 7);

  private static long parameters(Operation operation, Shape... inputs) {
    return operation.weights(List.of(inputs)).stream().mapToLong(Weight::parameters).sum();
  }

  @Test
  void attentionToItselfHasPyTorchsParameters() {
    Attention attention = new Attention(4);
    assertThat(attention.output(List.of(SEQUENCE))).isEqualTo(SEQUENCE);
    // torch.nn.MultiheadAttention(8, 4): 4 * 8 * 8 + 4 * 8.
    assertThat(parameters(attention, SEQUENCE)).isEqualTo(288);
    assertThat(attention.macs(List.of(SEQUENCE))).isEqualTo(4 * 10 * 8 * 8 + 2 * 10 * 10 * 8);
  }

  @Test
  void attentionReadsAMemoryOfOtherExtents() {
    Attention attention = new Attention(2);
    assertThat(attention.output(List.of(SEQUENCE, MEMORY))).isEqualTo(SEQUENCE);
    // torch.nn.MultiheadAttention(8, 2, kdim=6, vdim=6): 2 * 8 * 8 + 2 * 8 * 6 + 4 * 8.
    assertThat(parameters(attention, SEQUENCE, MEMORY)).isEqualTo(256);
    assertThat(attention.macs(List.of(SEQUENCE, MEMORY)))
        .isEqualTo(2 * 10 * 8 * 8 + 2 * 7 * 6 * 8 + 2 * 10 * 7 * 8);
  }

  @Test
  void attentionSaysWhatFits() {
    assertThatThrownBy(() -> new Attention(3).output(List.of(SEQUENCE)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "An attention of 3 heads needs features that are a multiple of 3, but got 8x1x10.");
    assertThatThrownBy(() -> new Attention(2).output(List.of(SEQUENCE, Shape.of(8, 2, 10))))
        .hasMessage("A sequence (features, 1, length) is needed, but got 8x2x10.");
    assertThatThrownBy(() -> new Attention(2).output(List.of()))
        .hasMessageContaining("takes its queries and perhaps a memory, but got []");
    assertThatThrownBy(() -> new Attention(0)).hasMessageContaining("heads must be at least 1");
  }

  @Test
  void aGatedRecurrentUnitHasTwoBiases() {
    GatedRecurrentUnit unit = new GatedRecurrentUnit(5);
    assertThat(unit.output(List.of(SEQUENCE))).isEqualTo(Shape.of(5, 1, 10));
    // torch.nn.GRU(8, 5): 15 * 8 + 15 * 5 + 15 + 15.
    assertThat(parameters(unit, SEQUENCE)).isEqualTo(225);
    assertThat(unit.macs(List.of(SEQUENCE))).isEqualTo(10 * 15 * (8 + 5));
    assertThatThrownBy(() -> unit.output(List.of(Shape.of(8))))
        .hasMessage("A sequence (features, 1, length) is needed, but got 8.");
  }

  @Test
  void anEmbeddingTakesTokensInEitherShape() {
    Embedding embedding = new Embedding(20, 8);
    assertThat(embedding.output(List.of(Shape.of(1, 1, 10)))).isEqualTo(SEQUENCE);
    assertThat(embedding.output(List.of(Shape.of(10)))).isEqualTo(SEQUENCE);
    assertThat(parameters(embedding, Shape.of(10))).isEqualTo(160);
    assertThat(embedding.macs(List.of(Shape.of(10)))).isZero();
    assertThatThrownBy(() -> embedding.output(List.of(SEQUENCE)))
        .hasMessage("An embedding needs tokens, (1, 1, length) or (length), but got 8x1x10.");
  }

  @Test
  void positionsAreSinesAndCosines() {
    assertThat(new PositionalEncoding().output(List.of(SEQUENCE))).isEqualTo(SEQUENCE);
    assertThat(PositionalEncoding.at(0, 8, 3)).isCloseTo(Math.sin(3), within(1e-12));
    assertThat(PositionalEncoding.at(1, 8, 3)).isCloseTo(Math.cos(3), within(1e-12));
    assertThat(PositionalEncoding.at(3, 8, 3)).isCloseTo(Math.cos(0.3), within(1e-12));
    assertThatThrownBy(() -> new PositionalEncoding().output(List.of(Shape.of(8))))
        .hasMessageContaining("A sequence (features, 1, length) is needed");
  }

  @Test
  void aLayerNormLearnsTwoNumbersAFeature() {
    assertThat(LayerNormalization.standard().output(List.of(SEQUENCE))).isEqualTo(SEQUENCE);
    assertThat(parameters(LayerNormalization.standard(), SEQUENCE)).isEqualTo(16);
    assertThatThrownBy(() -> new LayerNormalization(0)).hasMessageContaining("more than 0");
  }
}
