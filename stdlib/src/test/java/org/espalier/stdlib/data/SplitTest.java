package org.espalier.stdlib.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {
  /** Image i is the pixels (i / 256, i % 256), its label is i % 4. */
  private static final LabelledImages PILE = pile(1280);

  private static LabelledImages pile(int count) {
    byte[] pixels = new byte[2 * count];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      pixels[2 * i] = (byte) (i / 256);
      pixels[2 * i + 1] = (byte) i;
      labels[i] = i % 4;
    }
    List<String> names = List.of("a", "b", "c", "d");
    return LabelledImages.of("glyphs", new ImageShape(1, 1, 2), names, pixels, labels);
  }

  private static int[] members(LabelledImages part) {
    return IntStream.range(0, part.count())
        .map(i -> 256 * part.pixel(i, 0, 0, 0) + part.pixel(i, 0, 0, 1))
        .toArray();
  }

  @Test
  void everyImageIsInExactlyOnePart() {
    Split split = PILE.split(7).validation(0.2).test(0.1);
    int[] all =
        IntStream.of(
                IntStream.concat(
                        IntStream.of(members(split.train())),
                        IntStream.concat(
                            IntStream.of(members(split.validation())),
                            IntStream.of(members(split.test()))))
                    .toArray())
            .sorted()
            .toArray();
    assertThat(all).isEqualTo(IntStream.range(0, 1280).toArray());
  }

  @Test
  void partsSayWhatTheyAre() {
    Split split = PILE.split(7).validation(0.2).test(0.1);
    assertThat(split.validation().name())
        .isEqualTo("glyphs validation, 256 of 1280 images, seed 7");
    assertThat(split.test().name()).isEqualTo("glyphs test, 128 of 1280 images, seed 7");
    assertThat(split.train().name()).isEqualTo("glyphs train, 896 of 1280 images, seed 7");
  }

  @Test
  void everyClassIsCutAlike() {
    LabelledImages validation = PILE.split(3).validation(0.25).validation();
    int[] counts = new int[4];
    for (int i = 0; i < validation.count(); i++) {
      counts[validation.label(i)]++;
    }
    assertThat(counts).containsOnly(80);
  }

  @Test
  void theSeedDecides() {
    int[] seven = members(PILE.split(7).validation(0.2).validation());
    assertThat(members(PILE.split(7).validation(0.2).validation())).isEqualTo(seven);
    assertThat(members(PILE.split(8).validation(0.2).validation())).isNotEqualTo(seven);
    assertThat(members(PILE.split(8).seed(7).validation(0.2).validation())).isEqualTo(seven);
  }

  @Test
  void validationDoesNotMoveWhenTestIsCutOffToo() {
    assertThat(members(PILE.split(7).validation(0.2).test(0.1).validation()))
        .isEqualTo(members(PILE.split(7).validation(0.2).validation()));
  }

  @Test
  void fractionsThatLeaveNothingAreRefused() {
    assertThatThrownBy(() -> PILE.split(7).validation(1))
        .hasMessage(
            "validation(1.0): must be a fraction of the images, from 0 to below 1, such as 0.2");
    assertThatThrownBy(() -> PILE.split(7).validation(0.5).test(0.5))
        .hasMessageContaining("leave nothing to train on");
    assertThatThrownBy(() -> PILE.split(7).test(Double.NaN)).hasMessageContaining("test(NaN)");
  }
}
