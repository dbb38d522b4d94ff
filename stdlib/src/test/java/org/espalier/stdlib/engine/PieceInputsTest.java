package org.espalier.stdlib.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import org.espalier.dsl.random.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneThread.class)
class PieceInputsTest {
  @Test
  void readersOfANodeShareAnArrayThatEndsWithTheLastOfThem() {
    try (WeightStore store = WeightStore.create(EngineChoice.mxnet(), new Seed(1))) {
      PieceInputs inputs = new PieceInputs();
      PieceInputs.Key node = new PieceInputs.Key(store, "node", new Shape(2, 3));
      var first = inputs.take(node);
      assertThat(inputs.take(node)).isSameAs(first);
      assertThat(inputs.take(new PieceInputs.Key(store, "node", new Shape(4, 3))))
          .isNotSameAs(first);
      assertThat(inputs.take(new PieceInputs.Key(store, "other", new Shape(2, 3))))
          .isNotSameAs(first);
      assertThat(inputs.count()).isEqualTo(3);
      inputs.giveBack(node);
      assertThat(first.isReleased()).isFalse();
      inputs.giveBack(node);
      assertThat(first.isReleased()).isTrue();
      assertThat(inputs.count()).isEqualTo(2);
    }
  }
}
