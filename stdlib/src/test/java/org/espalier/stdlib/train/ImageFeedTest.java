package org.espalier.stdlib.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.data.ImageShape;
import org.espalier.stdlib.data.LabelledImages;
import org.espalier.stdlib.data.Normalisation;
import org.junit.jupiter.api.Test;

final class ImageFeedTest {
  private static final LabelledImages TWO =
      LabelledImages.of(
          "two",
          new ImageShape(1, 2, 2),
          List.of("a", "b", "c"),
          new byte[] {0, 51, 102, (byte) 153, (byte) 204, (byte) 255, 0, 51},
          new int[] {2, 0});
  private static final Normalisation HALVES = new Normalisation(List.of(0.5f), List.of(0.25f));

  @Test
  void imagesAreNormalisedChannelByChannel() {
    ImageFeed feed = new ImageFeed(TWO, HALVES, 2);
    int[] order = {1, 0};
    feed.load(order, 0, Augmentation.none(), random());
    assertThat(feed.batch().inputs().get(0))
        .usingComparatorWithPrecision(1e-5f)
        .containsExactly(1.2f, 2f, -2f, -1.2f, -2f, -1.2f, -0.4f, 0.4f);
  }

  @Test
  void theTargetIsSmoothedAndSumsToOne() {
    ImageFeed feed = new ImageFeed(TWO, HALVES, 2);
    feed.load(new int[] {0, 1}, 0, Augmentation.none(), random());
    assertThat(feed.target(0)).containsExactly(0, 0, 1, 1, 0, 0);
    assertThat(feed.target(0.3))
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(0.1f, 0.1f, 0.8f, 0.8f, 0.1f, 0.1f);
  }

  @Test
  void aboutHalfOfTheImagesAreMirrored() {
    float[] image = {1, 2, 3, 4};
    List<List<Float>> seen = new ArrayList<>();
    RandomGenerator random = random();
    for (int i = 0; i < 200; i++) {
      float[] varied = image.clone();
      new Augmentation(0, true).apply(varied, 1, new ImageShape(1, 2, 2), random);
      seen.add(List.of(varied[0], varied[1], varied[2], varied[3]));
    }
    assertThat(seen).containsOnly(List.of(1f, 2f, 3f, 4f), List.of(2f, 1f, 4f, 3f));
    long mirrored = seen.stream().filter(each -> each.get(0) == 2f).count();
    assertThat((double) mirrored).isCloseTo(100, Offset.offset(30.0));
  }

  @Test
  void shiftedImagesKeepTheirRowsAndAreFilledWithZeros() {
    float[] image = {1, 2, 3, 4};
    List<List<Float>> seen = new ArrayList<>();
    RandomGenerator random = random();
    for (int i = 0; i < 300; i++) {
      float[] varied = image.clone();
      new Augmentation(1, false).apply(varied, 1, new ImageShape(1, 2, 2), random);
      seen.add(List.of(varied[0], varied[1], varied[2], varied[3]));
    }
    assertThat(seen)
        .contains(List.of(1f, 2f, 3f, 4f), List.of(0f, 0f, 1f, 2f), List.of(0f, 1f, 0f, 3f))
        .contains(List.of(4f, 0f, 0f, 0f), List.of(0f, 0f, 0f, 1f));
    assertThat(seen.stream().distinct()).hasSize(9);
  }

  private static RandomGenerator random() {
    return new Seed(1).stream("test");
  }
}
