package org.espalier.stdlib.data;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.Arrays;

/**
 * The outline of one character, as straight edges, in em: the baseline is at 0, up is negative.
 *
 * <p>Only arithmetic that Java defines to the last bit is used on the way from the file to the
 * edges, so that the same glyph is the same on every machine.
 */
final class Outline {
  /** Units that one em is divided into in the typeface file. */
  static final int EM = 2048;

  private static final double FLATNESS = 0.003;

  private final float[] edges;
  private final float advance;
  private final float centre;

  private Outline(float[] edges, float advance) {
    this.edges = edges;
    this.advance = advance;
    float left = Float.MAX_VALUE;
    float right = -Float.MAX_VALUE;
    for (int i = 0; i < edges.length; i += 2) {
      left = Math.min(left, edges[i]);
      right = Math.max(right, edges[i]);
    }
    this.centre = (left + right) / 2;
  }

  /**
   * @param shape in units of the given em
   * @param advance how far the next character is, in the same units
   */
  static Outline of(Shape shape, double advance, double em) {
    PathIterator path =
        shape.getPathIterator(AffineTransform.getScaleInstance(1 / em, 1 / em), FLATNESS);
    float[] edges = new float[64];
    int filled = 0;
    float[] at = new float[6];
    float startX = 0;
    float startY = 0;
    float x = 0;
    float y = 0;
    for (; !path.isDone(); path.next()) {
      int kind = path.currentSegment(at);
      if (kind == PathIterator.SEG_MOVETO) {
        startX = at[0];
        startY = at[1];
      } else {
        float nextX = kind == PathIterator.SEG_CLOSE ? startX : at[0];
        float nextY = kind == PathIterator.SEG_CLOSE ? startY : at[1];
        if (filled + 4 > edges.length) {
          edges = Arrays.copyOf(edges, 2 * edges.length);
        }
        edges[filled++] = x;
        edges[filled++] = y;
        edges[filled++] = nextX;
        edges[filled++] = nextY;
        at[0] = nextX;
        at[1] = nextY;
      }
      x = at[0];
      y = at[1];
    }
    return new Outline(Arrays.copyOf(edges, filled), (float) (advance / em));
  }

  /** From the words of a line of the typeface file, after face, character and advance. */
  static Outline parse(String[] words, int from, double advance) {
    Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    for (int i = from; i < words.length; i++) {
      switch (words[i]) {
        case "M" -> path.moveTo(number(words[++i]), number(words[++i]));
        case "L" -> path.lineTo(number(words[++i]), number(words[++i]));
        case "Q" ->
            path.quadTo(
                number(words[++i]), number(words[++i]), number(words[++i]), number(words[++i]));
        case "Z" -> path.closePath();
        default -> throw new IllegalStateException("typefaces.txt: unknown segment " + words[i]);
      }
    }
    return of(path, advance, EM);
  }

  private static double number(String word) {
    return Integer.parseInt(word);
  }

  /** How far the next character of a line of text is, in em. */
  float advance() {
    return advance;
  }

  /** Half way between the leftmost and the rightmost point, in em. */
  float centre() {
    return centre;
  }

  /** Draws the outline into a coverage, each point moved by the transform. */
  void draw(Coverage coverage, Affine transform) {
    for (int i = 0; i < edges.length; i += 4) {
      coverage.edge(
          transform.x(edges[i], edges[i + 1]),
          transform.y(edges[i], edges[i + 1]),
          transform.x(edges[i + 2], edges[i + 3]),
          transform.y(edges[i + 2], edges[i + 3]));
    }
  }
}
