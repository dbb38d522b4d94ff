package org.espalier.stdlib.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.stdlib.data.DataSets.glyphs;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlyphsTest {
  private static final Glyphs FEW = glyphs().train(120).validation(60).test(60);

  @Test
  void sameSeedGivesTheSameImages() {
    assertThat(bytes(FEW.seed(7).train())).isEqualTo(bytes(FEW.seed(7).train()));
  }

  @Test
  void otherSeedsAndOtherPartsGiveOtherImages() {
    assertThat(bytes(FEW.seed(7).train())).isNotEqualTo(bytes(FEW.seed(8).train()));
    assertThat(bytes(FEW.validation())).isNotEqualTo(bytes(FEW.test()));
    assertThat(bytes(FEW.train().limit(60))).isNotEqualTo(bytes(FEW.test()));
  }

  /** The typefaces come with the library, so these are the bytes on every machine. */
  @Test
  void imagesAreTheSameOnEveryMachine() {
    CRC32 checksum = new CRC32();
    checksum.update(bytes(FEW.classes(62).seed(7).train()));
    assertThat(checksum.getValue()).isEqualTo(4242176197L);
  }

  @Test
  void anImageDoesNotDependOnHowManyThereAre() {
    byte[] few = bytes(FEW.train());
    assertThat(bytes(FEW.train(500).train())).startsWith(few);
  }

  @Test
  void classesAreBalanced() {
    LabelledImages images = FEW.classes(36).train(100).train();
    int[] counts = new int[36];
    for (int i = 0; i < images.count(); i++) {
      counts[images.label(i)]++;
    }
    assertThat(counts).containsOnly(2, 3);
    assertThat(images.classNames()).startsWith("0", "1").endsWith("Y", "Z");
  }

  @Test
  void coloursCoverTheRangeAndLieInTheMiddleOfIt() {
    Normalisation normalisation = glyphs().train(500).normalisation();
    assertThat(normalisation.means()).hasSize(3).allMatch(mean -> mean > 0.4f && mean < 0.6f);
    assertThat(normalisation.deviations()).allMatch(d -> d > 0.2f && d < 0.4f);
  }

  @Test
  void greyIsOneChannelWithTheSameGlyphs() {
    LabelledImages grey = FEW.noise(0).grey().train();
    LabelledImages colour = FEW.noise(0).colour().train();
    assertThat(grey.shape()).isEqualTo(new ImageShape(1, 16, 16));
    double light =
        0.299 * colour.pixel(5, 0, 8, 8)
            + 0.587 * colour.pixel(5, 1, 8, 8)
            + 0.114 * colour.pixel(5, 2, 8, 8);
    assertThat((double) grey.pixel(5, 0, 8, 8)).isCloseTo(light, within(1.5));
  }

  private static org.assertj.core.data.Offset<Double> within(double offset) {
    return org.assertj.core.data.Offset.offset(offset);
  }

  @Test
  void withoutNoiseAndClutterAGlyphHasItsOwnLight() {
    LabelledImages plain = FEW.noise(0).clutter(0).grey().train();
    for (int i = 0; i < plain.count(); i++) {
      int most = 0;
      int least = 255;
      for (int place = 0; place < 256; place++) {
        most = Math.max(most, plain.pixel(i, 0, place / 16, place % 16));
        least = Math.min(least, plain.pixel(i, 0, place / 16, place % 16));
      }
      assertThat(most - least).as("contrast of image %d", i).isGreaterThan(30);
    }
  }

  @Test
  void noiseAndClutterChangeTheImages() {
    assertThat(bytes(FEW.noise(0).train())).isNotEqualTo(bytes(FEW.train()));
    assertThat(bytes(FEW.clutter(0).train())).isNotEqualTo(bytes(FEW.train()));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 64})
  void anySizeIsDrawn(int size) {
    assertThat(FEW.size(size).train().shape()).isEqualTo(new ImageShape(3, size, size));
  }

  /** Of this thread's own time, so that a busy machine does not matter. */
  @Test
  void tenThousandImagesTakeLessThanTwoSeconds() {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    glyphs().train(10_000).train();
    assertThat((clock.getCurrentThreadCpuTime() - start) / 1e9).isLessThan(2);
  }

  @Test
  void threadsDrawTheSame() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Glyphs shared = FEW.seed(3);
      Callable<byte[]> draw = () -> bytes(FEW.seed(3).train());
      for (var result : threads.invokeAll(List.of(draw, draw, draw, draw))) {
        assertThat(result.get()).isEqualTo(bytes(shared.train()));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aPartSaysWhatItIs() {
    assertThat(FEW.seed(7).validation().name()).isEqualTo("glyphs validation, 60 images, seed 7");
  }

  @Test
  void settingsLeaveTheOriginalAsItWas() {
    Glyphs before = glyphs().seed(1);
    before.classes(20);
    assertThat(before).isEqualTo(glyphs().seed(1)).isNotEqualTo(glyphs().seed(1).classes(20));
    assertThat(before)
        .hasToString(
            "glyphs().size(16).classes(10).colour().train(4000).validation(1000).test(1000)"
                + ".noise(0.06).clutter(4).seed(1)");
  }

  @Test
  void wrongSettingsAreToldInTheUsersWords() {
    assertThatThrownBy(() -> glyphs().classes(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "glyphs().classes(1): must be 2 to 62: the ten digits, then A to Z (36), then a to z"
                + " (62)");
    assertThatThrownBy(() -> glyphs().size(7))
        .hasMessage("glyphs().size(7): must be 8 to 64, the pixels an image is wide and high");
    assertThatThrownBy(() -> glyphs().train(0))
        .hasMessage("glyphs().train(0): must be at least 1 image to learn from");
    assertThatThrownBy(() -> glyphs().noise(0.7))
        .hasMessage("glyphs().noise(0.7): must be 0 to 0.5 of the range from black to white");
    assertThatThrownBy(() -> glyphs().clutter(-1))
        .hasMessage("glyphs().clutter(-1): must be 0 to 20 pieces");
  }

  private static byte[] bytes(LabelledImages images) {
    byte[] result = new byte[images.count() * images.shape().values()];
    int filled = 0;
    for (int i = 0; i < images.count(); i++) {
      for (int c = 0; c < images.channels(); c++) {
        for (int y = 0; y < images.height(); y++) {
          for (int x = 0; x < images.width(); x++) {
            result[filled++] = (byte) images.pixel(i, c, y, x);
          }
        }
      }
    }
    return result;
  }
}
