package org.espalier.stdlib.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.espalier.stdlib.data.ImageShape;

/**
 * How training images are varied, each time anew.
 *
 * @param shift by up to how many pixels an image moves in each direction, at least 0; what comes in
 *     at the border is zero
 * @param flip whether every other image is mirrored left to right; letters and digits do not bear
 *     it
 * @param cutout the side of a square that is blanked, at least 0, where 0 is none: around a pixel
 *     drawn anywhere, as far as it lies within the image, so that of 32x32 images 196 pixels are
 *     lost on average by a side of 16 (DeVries and Taylor, 2017, arXiv 1708.04552, section 3.2;
 *     DARTS: 16)
 * @param chance how likely an image loses the square at all, in [0, 1]; default 1
 */
public record Augmentation(int shift, boolean flip, int cutout, double chance) {
  /** Checks. */
  public Augmentation {
    if (shift < 0) {
      throw new IllegalArgumentException("shift(" + shift + "): must be at least 0 pixels.");
    }
    if (cutout < 0) {
      throw new IllegalArgumentException("cutout(" + cutout + "): must be at least 0 pixels.");
    }
    if (!(chance >= 0 && chance <= 1)) {
      throw new IllegalArgumentException(
          "chance(" + chance + "): must be a probability in [0, 1], such as 0.5.");
    }
  }

  /** The square of every image is cut out. */
  public Augmentation(int shift, boolean flip, int cutout) {
    this(shift, flip, cutout, 1);
  }

  /** Nothing is cut out. */
  public Augmentation(int shift, boolean flip) {
    this(shift, flip, 0);
  }

  /** Images stay as they are. */
  public static Augmentation none() {
    return new Augmentation(0, false);
  }

  /** Images move by other distances. */
  public Augmentation shift(int pixels) {
    return new Augmentation(pixels, flip, cutout, chance);
  }

  /** Images are mirrored, or not. */
  public Augmentation flip(boolean mirrors) {
    return new Augmentation(shift, mirrors, cutout, chance);
  }

  /** A square of another size is cut out. */
  public Augmentation cutout(int side) {
    return new Augmentation(shift, flip, side, chance);
  }

  /** The square is cut out of some images only. */
  public Augmentation chance(double probability) {
    return new Augmentation(shift, flip, cutout, probability);
  }

  /** In a few words, such as {@code shift 4, flip, cutout 16}. */
  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    if (shift > 0) {
      words.add("shift " + shift);
    }
    if (flip) {
      words.add("flip");
    }
    if (cutout > 0) {
      words.add("cutout " + cutout + (chance < 1 ? " with chance " + chance : ""));
    }
    return words.isEmpty() ? "none" : String.join(", ", words);
  }

  /** Varies the first images of an array in place. */
  void apply(float[] images, int count, ImageShape shape, RandomGenerator random) {
    if (shift > 0 || flip) {
      move(images, count, shape, random);
    }
    for (int image = 0; cutout > 0 && image < count; image++) {
      if (chance == 1 || random.nextDouble() < chance) {
        cut(images, image * shape.values(), shape, random);
      }
    }
  }

  private void move(float[] images, int count, ImageShape shape, RandomGenerator random) {
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

  /** Images are normalised, so 0 is the mean. */
  private void cut(float[] images, int from, ImageShape shape, RandomGenerator random) {
    int row = random.nextInt(shape.height()) - cutout / 2;
    int column = random.nextInt(shape.width()) - cutout / 2;
    int left = Math.max(0, column);
    int right = Math.min(shape.width(), column + cutout);
    for (int y = Math.max(0, row); y < Math.min(shape.height(), row + cutout); y++) {
      for (int channel = 0; channel < shape.channels(); channel++) {
        int start = from + (channel * shape.height() + y) * shape.width();
        Arrays.fill(images, start + left, start + right, 0);
      }
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
