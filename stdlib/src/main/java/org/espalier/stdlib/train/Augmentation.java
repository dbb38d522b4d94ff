package org.espalier.stdlib.train;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.espalier.stdlib.data.ImageShape;

/**
 * How training images are varied, each time anew.
 *
 * @param shift by up to how many pixels an image moves in each direction, at least 0; what comes in
 *     at the border is zero
 * @param flip whether every other image is mirrored left to right; letters and digits do not bear
 *     it
 */
public record Augmentation(int shift, boolean flip) {
  /** Checks. */
  public Augmentation {
    if (shift < 0) {
      throw new IllegalArgumentException("shift(" + shift + "): must be at least 0 pixels.");
    }
  }

  /** Images stay as they are. */
  public static Augmentation none() {
    return new Augmentation(0, false);
  }

  /** Varies the first images of an array in place. */
  void apply(float[] images, int count, ImageShape shape, RandomGenerator random) {
    if (shift == 0 && !flip) {
      return;
    }
    float[] varied = new float[shape.values()];
    for (int image = 0; image < count; image++) {
      int down = random.nextInt(2 * shift + 1) - shift;
      int right = random.nextInt(2 * shift + 1) - shift;
      boolean mirror = flip && random.nextBoolean();
      Arrays.fill(varied, 0);
      vary(images, image * shape.values(), varied, shape, down, right, mirror);
      System.arraycopy(varied, 0, images, image * shape.values(), varied.length);
    }
  }

  private static void vary(
      float[] images,
      int from,
      float[] varied,
      ImageShape shape,
      int down,
      int right,
      boolean mirror) {
    int width = shape.width();
    int rows = shape.channels() * shape.height();
    for (int row = 0; row < rows; row++) {
      int y = row % shape.height() - down;
      if (y < 0 || y >= shape.height()) {
        continue;
      }
      for (int column = 0; column < width; column++) {
        int x = (mirror ? width - 1 - column : column) - right;
        if (x >= 0 && x < width) {
          varied[row * width + column] = images[from + (row - down) * width + x];
        }
      }
    }
  }
}
