package org.espalier.stdlib.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelledImagesTest {
  private static final ImageShape SHAPE = new ImageShape(2, 1, 2);
  private static final List<String> NAMES = List.of("a", "b", "c");

  private static LabelledImages three() {
    byte[] pixels = {0, 51, 102, (byte) 153, 1, 2, 3, 4, (byte) 255, (byte) 254, 0, 0};
    return LabelledImages.of("three", SHAPE, NAMES, pixels, new int[] {2, 0, 1});
  }

  @Test
  void aBatchFillsTheCallersArraysWithValuesFromZeroToOne() {
    float[] images = new float[8];
    int[] labels = new int[2];
    three().batch(new int[] {2, 0}, images, labels);
    assertThat(images).containsExactly(1f, 254 / 255f, 0f, 0f, 0f, 0.2f, 0.4f, 0.6f);
    assertThat(labels).containsExactly(1, 2);
  }

  @Test
  void aBatchTakesItsPartOfAnOrderAndLeavesTheRestOfTheArrays() {
    float[] images = {9, 9, 9, 9, 9, 9, 9, 9};
    float[] labels = {9, 9};
    three().batch(new int[] {1, 2, 0}, 2, 1, images, labels);
    assertThat(images).containsExactly(0f, 0.2f, 0.4f, 0.6f, 9f, 9f, 9f, 9f);
    assertThat(labels).containsExactly(2f, 9f);
  }

  @Test
  void tooSmallArraysAndStrangeIndicesAreRefused() {
    assertThatThrownBy(() -> three().batch(new int[] {0, 1}, new float[7], new int[2]))
        .hasMessage(
            "a batch of 2 images of 2x1x2 needs arrays of 8 values and 2 labels, but they have 7"
                + " and 2");
    assertThatThrownBy(() -> three().batch(new int[] {3}, new float[4], new int[1]))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void arraysOfTheCallerAreCopied() {
    byte[] pixels = new byte[4];
    int[] labels = {1};
    LabelledImages images = LabelledImages.of("one", SHAPE, NAMES, pixels, labels);
    pixels[0] = 77;
    labels[0] = 2;
    assertThat(images.pixel(0, 0, 0, 0)).isZero();
    assertThat(images.label(0)).isEqualTo(1);
  }

  @Test
  void numbersThatDoNotFitTogetherAreRefused() {
    assertThatThrownBy(() -> LabelledImages.of("odd", SHAPE, NAMES, new byte[5], new int[] {0}))
        .hasMessage("odd: 1 labels with images of 2x1x2 need 4 bytes of pixels, but there are 5");
    assertThatThrownBy(() -> LabelledImages.of("odd", SHAPE, NAMES, new byte[4], new int[] {3}))
        .hasMessage("odd: the label of image 0 is 3, but with 3 class names labels go from 0 to 2");
    assertThatThrownBy(() -> new ImageShape(0, 2, 3))
        .hasMessageContaining("0 channels, 2 x 3 pixels");
  }

  @Test
  void limitKeepsTheFirstAndSaysSo() {
    LabelledImages limited = three().limit(2);
    assertThat(limited.count()).isEqualTo(2);
    assertThat(limited.label(1)).isZero();
    assertThat(limited.name()).isEqualTo("three, the first 2 of 3 images");
    assertThat(three().limit(3).name()).isEqualTo("three");
    assertThatThrownBy(() -> three().limit(0)).hasMessageContaining("limit(0)");
  }

  @Test
  void normalisationIsMeanAndDeviationOfEachChannel() {
    byte[] pixels = {0, (byte) 255, 51, 51, 0, (byte) 255, 51, 51};
    Normalisation normalisation =
        Normalisation.of(LabelledImages.of("two", SHAPE, NAMES, pixels, new int[2]));
    assertThat(normalisation.means()).containsExactly(0.5f, 0.2f);
    assertThat(normalisation.deviations()).containsExactly(0.5f, 1f);
  }
}
