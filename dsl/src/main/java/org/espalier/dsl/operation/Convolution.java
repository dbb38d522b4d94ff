package org.espalier.dsl.operation;

import java.util.ArrayList;
import java.util.List;

/**
 * A two-dimensional convolution (cross-correlation) with zero padding. From {@code (channels,
 * height, width)} to {@code (filters, height', width')}, the places of its {@link Window}.
 *
 * @param filters output channels; at least 1
 * @param window how the kernel slides
 * @param groups into how many independent groups the channels fall; divides both channel counts.
 *     Equal to the input's channels: a depthwise convolution
 * @param bias whether a number is added to each filter; not before a batch norm
 */
public record Convolution(int filters, Window window, int groups, boolean bias)
    implements Operation {
  /** Checks. */
  public Convolution {
    Positive.check(filters, "A convolution's filters");
    Positive.check(groups, "A convolution's groups");
    if (filters % groups != 0) {
      throw new IllegalArgumentException(
          "A convolution's filters must be divisible by its groups, but got "
              + filters
              + " filters and "
              + groups
              + " groups.");
    }
  }

  /** An ordinary convolution without a bias that keeps the image's size at stride 1. */
  public static Convolution same(int filters, int kernel, int stride) {
    return new Convolution(filters, Window.same(kernel, stride), 1, false);
  }

  /** A depthwise convolution without a bias: one filter per channel. */
  public static Convolution depthwise(int channels, Window window) {
    return new Convolution(channels, window, channels, false);
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape input = Arity.one(inputs, "A convolution").image();
    if (input.channels() % groups != 0) {
      throw new ShapeException(
          "A convolution of "
              + groups
              + " groups needs channels that are a multiple of "
              + groups
              + ", but got "
              + input
              + ".");
    }
    return window.slide(input, filters);
  }

  @Override
  public List<Weight> weights(List<Shape> inputs) {
    int channels = inputs.get(0).channels() / groups;
    List<Weight> weights = new ArrayList<>();
    weights.add(
        new Weight(
            Weight.Role.WEIGHT,
            Shape.of(filters, channels, window.kernelHeight(), window.kernelWidth())));
    if (bias) {
      weights.add(new Weight(Weight.Role.BIAS, Shape.of(filters)));
    }
    return weights;
  }

  @Override
  public long macs(List<Shape> inputs) {
    Shape output = output(inputs);
    long perPlace =
        (long) window.kernelHeight() * window.kernelWidth() * (inputs.get(0).channels() / groups);
    return Math.multiplyExact(output.elements(), perPlace);
  }

  @Override
  public String label() {
    String kind = groups == 1 ? "conv " : groups == filters ? "depthwise " : "grouped conv ";
    return kind + window + ", " + filters + window.strideLabel();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.convolution(this);
  }
}
