package org.espalier.dsl.operation;

import java.util.List;

/**
 * Channels laid out as pixels, which makes an image larger without computing anything: with {@code
 * channels = n factor^2}, {@code y[c, factor i + a, factor j + b] = x[c factor^2 + factor a + b, i,
 * j]} (Shi et al., CVPR 2016, arXiv 1609.05158, equation 4; "depth to space"). How super-resolution
 * networks end.
 *
 * @param factor how many times as many rows and columns come out; at least 1
 */
public record PixelShuffle(int factor) implements Operation {
  /** Checks. */
  public PixelShuffle {
    Positive.check(factor, "A pixel shuffle's factor");
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape input = Arity.one(inputs, "A pixel shuffle").image();
    int square = Math.multiplyExact(factor, factor);
    if (input.channels() % square != 0) {
      throw new ShapeException(
          "A pixel shuffle by "
              + (factor + " needs channels that are a multiple of " + square)
              + (", but got " + input + "."));
    }
    return Shape.of(input.channels() / square, factor * input.height(), factor * input.width());
  }

  @Override
  public String label() {
    return "pixel shuffle " + factor + "x" + factor;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.pixelShuffle(this);
  }
}
