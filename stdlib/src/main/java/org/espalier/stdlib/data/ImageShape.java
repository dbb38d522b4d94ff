package org.espalier.stdlib.data;

/**
 * The shape that all images of a set share.
 *
 * @param channels 1 for grey, 3 for red, green, blue
 * @param height in pixels
 * @param width in pixels
 */
public record ImageShape(int channels, int height, int width) {
  /** Checks that each is at least 1. */
  public ImageShape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "an image of "
              + channels
              + " channels, "
              + height
              + " x "
              + width
              + " pixels: each of the three must be at least 1");
    }
  }

  /** How many numbers one image has: {@code channels * height * width}. */
  public int values() {
    return Math.multiplyExact(channels, Math.multiplyExact(height, width));
  }

  /** As people write it: {@code 3x16x16}. */
  @Override
  public String toString() {
    return channels + "x" + height + "x" + width;
  }
}
