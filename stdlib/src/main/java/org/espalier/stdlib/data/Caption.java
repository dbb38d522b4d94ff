package org.espalier.stdlib.data;

import java.awt.image.BufferedImage;

/** A line of plain text, drawn from the library's own outlines. */
final class Caption {
  private static final float HEIGHT = 11;
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
    Coverage coverage = new Coverage(target.getWidth(), target.getHeight());
    float em = HEIGHT * scale;
    float x = left * scale;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != ' ') {
        Affine place = Affine.of(em, em, 0, 0, x, baseline * scale);
        Typeface.bundled().get(0).outline(c).draw(coverage, place);
      }
      x += advance(c) * em;
    }
    float[] fill = new float[target.getWidth() * target.getHeight()];
    coverage.read(fill);
    for (int i = 0; i < fill.length; i++) {
      if (fill[i] > 0) {
        int column = i % target.getWidth();
        int row = i / target.getWidth();
        target.setRGB(column, row, mix(target.getRGB(column, row), colour, fill[i]));
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
