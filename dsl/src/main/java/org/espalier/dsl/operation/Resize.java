package org.espalier.dsl.operation;

import java.util.List;

/**
 * An image made larger or smaller by bilinear interpolation, corners onto corners: row {@code i} of
 * the output reads the input at {@code i (height - 1) / (height' - 1)} between its two nearest rows
 * (the first row alone, if the output has only one), columns alike. That is PyTorch's rule {@code
 * align_corners=True}, by which Auto-DeepLab moves between its levels (Liu et al., CVPR 2019, arXiv
 * 1901.02985, §3.2).
 *
 * @param height the rows that come out; at least 1
 * @param width the columns that come out; at least 1
 */
public record Resize(int height, int width) implements Operation {
  /** Checks. */
  public Resize {
    Positive.check(height, "A resized image's height");
    Positive.check(width, "A resized image's width");
  }

  /**
   * What each place along one axis reads: {@code to} rows of {@code from} shares, each row summing
   * to 1 with at most two shares that are not 0.
   */
  public static float[][] shares(int from, int to) {
    float[][] shares = new float[to][from];
    for (int place = 0; place < to; place++) {
      double source = to == 1 ? 0 : place * (double) (from - 1) / (to - 1);
      int before = Math.min((int) source, from - 1);
      int after = Math.min(before + 1, from - 1);
      shares[place][before] += (float) (1 - (source - before));
      shares[place][after] += (float) (source - before);
    }
    return shares;
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return Shape.of(Arity.one(inputs, "A resize").image().channels(), height, width);
  }

  @Override
  public String label() {
    return "resize " + height + "x" + width;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.resize(this);
  }
}
