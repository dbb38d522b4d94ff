package org.espalier.dsl.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.dsl.Spaces.*;

import org.junit.jupiter.api.Test;

class ShapeFiguresTest {
  @Test
  void theLargerVocabularyAndTheNarrowerStateHaveTheirFigureToo() {
    assertThat(
            dartsRecurrent(dartsRecurrentSizes().channels(700).classes(33_278).layers(2))
                .parse(RecurrentSpaces.DARTS_RECURRENT.example())
                .network()
                .parameters())
        .isEqualTo(33_127_878);
  }
}
