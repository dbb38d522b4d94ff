package org.espalier.dsl.operation;

import java.util.List;

/**
 * The greatest or the mean number under a sliding window, channel by channel.
 *
 * @param kind which of the two
 * @param window how it slides; not dilated
 * @param countPadding for a mean: whether padded zeros are part of it. For a maximum they never are
 */
public record Pooling(Kind kind, Window window, boolean countPadding) implements Operation {
  /** What a window yields. */
  public enum Kind {
    /** The greatest. */
    MAXIMUM("max pool"),
    /** The mean. */
    AVERAGE("avg pool");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** As papers write it. */
    public String label() {
      return label;
    }
  }

  /** Checks. */
  public Pooling {
    if (window.dilation() != 1) {
      throw new IllegalArgumentException(
          "A pool is not dilated, but got a dilation of " + window.dilation() + ".");
    }
    Margin margin = window.margin();
    if (Math.max(margin.top(), margin.bottom()) * 2 > window.kernelHeight()
        || Math.max(margin.left(), margin.right()) * 2 > window.kernelWidth()) {
      throw new IllegalArgumentException(
          "A pool is padded by at most half its kernel, but got "
              + Math.max(margin.top(), margin.bottom())
              + "x"
              + Math.max(margin.left(), margin.right())
              + " around a "
              + window
              + " kernel.");
    }
  }

  /** A mean over a window that keeps the image's size at stride 1; padded zeros do not count. */
  public static Pooling average(int kernel, int stride) {
    return new Pooling(Kind.AVERAGE, Window.same(kernel, stride), false);
  }

  /** A maximum over a window that keeps the image's size at stride 1. */
  public static Pooling maximum(int kernel, int stride) {
    return new Pooling(Kind.MAXIMUM, Window.same(kernel, stride), false);
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape input = Arity.one(inputs, "A pool");
    return window.slide(input, input.channels());
  }

  @Override
  public String label() {
    return kind.label + " " + window + window.strideLabel();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.pooling(this);
  }
}
