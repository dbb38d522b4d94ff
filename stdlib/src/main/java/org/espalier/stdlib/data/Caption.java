package org.espalier.stdlib.data;

import java.awt.image.BufferedImage;

/** A line of plain text, drawn from the library's own outlines. */
final class Caption {
  private static final float HEIGHT = 11;
  private static final int LINE = 16;
  private static final float SPACE = 0.32f;

  private Caption() {}

  /** Pixels from the first to behind the last character. */
  static int width(String text) {
    float width = 0;
    for (int i = 0; i < text.length(); i++) {
      width += advance(text.charAt(i));
    }
    return (int) Math.ceil(width * HEIGHT);
  }

  private static float advance(char c) {
    return c == ' ' ? SPACE : Typeface.bundled().get(0).outline(c).advance();
  }

  /** Draws in the given colour, from the left end of the baseline; lengths times the scale. */
  static void draw(
      BufferedImage target, String text, int left, int baseline, int scale, int colour) {
    int width = (width(text) + 2) * scale;
    int height = LINE * scale;
    Coverage coverage = new Coverage(width, height);
    float em = HEIGHT * scale;
    float x = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != ' ') {
        Affine place = Affine.of(em, em, 0, 0, x, HEIGHT * scale);
        Typeface.bundled().get(0).outline(c).draw(coverage, place);
      }
      x += advance(c) * em;
    }
    float[] fill = new float[width * height];
    coverage.read(fill);
    lay(fill, width, target, left * scale, (baseline - (int) HEIGHT) * scale, colour);
  }

  private static void lay(
      float[] fill, int width, BufferedImage target, int left, int top, int colour) {
    for (int i = 0; i < fill.length; i++) {
      int x = left + i % width;
      int y = top + i / width;
      if (fill[i] > 0 && x < target.getWidth() && y >= 0 && y < target.getHeight()) {
        target.setRGB(x, y, mix(target.getRGB(x, y), colour, fill[i]));
      }
    }
  }

  private static int mix(int below, int above, float share) {
    int result = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int from = below >> shift & 0xff;
      int to = above >> shift & 0xff;
      result |= Math.round(from + share * (to - from)) << shift;
    }
    return result;
  }
}
