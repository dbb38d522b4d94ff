package org.espalier.stdlib.data;

import java.util.Arrays;

/**
 * How much of each pixel lies inside closed outlines: an exact anti-aliased fill by accumulating
 * signed areas (each edge adds, to the pixels that it crosses, the area to its right; a running sum
 * along the row gives the fill). Faster than a {@code BufferedImage} at these sizes, needs no font
 * or window system, and has the same bits everywhere.
 *
 * <p>Not for sharing between threads.
 */
final class Coverage {
  private final int width;
  private final int height;
  private final int stride;
  private final float[] sums;

  Coverage(int width, int height) {
    this.width = width;
    this.height = height;
    this.stride = width + 2;
    this.sums = new float[stride * height];
  }

  /** Forgets what was drawn. */
  void clear() {
    Arrays.fill(sums, 0);
  }

  /** Adds one edge of a closed outline; what lies outside of the picture is cut away. */
  void edge(float x0, float y0, float x1, float y1) {
    if (y0 > y1) {
      edge(x1, y1, x0, y0, -1);
    } else if (y0 < y1) {
      edge(x0, y0, x1, y1, 1);
    }
  }

  private void edge(float x0, float y0, float x1, float y1, int direction) {
    float slope = (x1 - x0) / (y1 - y0);
    float from = Math.max(0, y0);
    float to = Math.min(height, y1);
    for (int row = (int) from; row < to; row++) {
      float top = Math.max(from, row);
      float bottom = Math.min(to, row + 1);
      if (bottom > top) {
        cross(
            row * stride,
            clip(x0 + slope * (top - y0)),
            clip(x0 + slope * (bottom - y0)),
            direction * (bottom - top));
      }
    }
  }

  private float clip(float x) {
    return Math.min(width, Math.max(0, x));
  }

  private void cross(int row, float xa, float xb, float rise) {
    float left = Math.min(xa, xb);
    float right = Math.max(xa, xb);
    int first = (int) left;
    if (right <= first + 1) {
      float outside = (left + right) / 2 - first;
      sums[row + first] += rise * (1 - outside);
      sums[row + first + 1] += rise * outside;
      return;
    }
    float perPixel = rise / (right - left);
    for (int x = first; x < right; x++) {
      float enter = Math.max(left, x);
      float leave = Math.min(right, x + 1);
      float part = perPixel * (leave - enter);
      float outside = (enter + leave) / 2 - x;
      sums[row + x] += part * (1 - outside);
      sums[row + x + 1] += part * outside;
    }
  }

  /** Writes the covered part of every pixel, 0 to 1, row by row. */
  void read(float[] into) {
    for (int y = 0; y < height; y++) {
      float sum = 0;
      for (int x = 0; x < width; x++) {
        sum += sums[y * stride + x];
        into[y * width + x] = Math.min(1, Math.abs(sum));
      }
    }
  }
}
