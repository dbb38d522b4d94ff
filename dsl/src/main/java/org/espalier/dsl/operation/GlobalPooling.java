package org.espalier.dsl.operation;

import java.util.List;

/**
 * The mean or the greatest number of each channel over the whole image: from {@code (channels,
 * height, width)} to {@code (channels, 1, 1)} (the mean: Lin et al., ICLR 2014, arXiv 1312.4400,
 * §3.2). Among equal greatest numbers the first in reading order gets the gradient.
 *
 * @param kind which of the two
 */
public record GlobalPooling(Pooling.Kind kind) implements Operation {
  /** The mean. */
  public static GlobalPooling average() {
    return new GlobalPooling(Pooling.Kind.AVERAGE);
  }

  /** The greatest. */
  public static GlobalPooling maximum() {
    return new GlobalPooling(Pooling.Kind.MAXIMUM);
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return Shape.of(Arity.one(inputs, "A global pool").image().channels(), 1, 1);
  }

  @Override
  public String label() {
    return "global " + kind.label();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.globalPooling(this);
  }
}
