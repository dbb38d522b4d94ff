package org.espalier.dsl.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The extent of one example's tensor, without the batch: {@code (channels, height, width)} for an
 * image, {@code (features)} for a vector, {@code (features, 1, length)} for a sequence: an image of
 * one row.
 *
 * @param dimensions the extents, outermost first; each at least 1
 */
public record Shape(List<Integer> dimensions) {
  /** Copies and checks. */
  public Shape {
    dimensions = List.copyOf(dimensions);
    for (int dimension : dimensions) {
      if (dimension < 1) {
        throw new ShapeException(
            "A shape has extents of at least 1, but "
                + join(dimensions)
                + " has "
                + dimension
                + ".");
      }
    }
  }

  /** A shape from its extents. */
  public static Shape of(int... dimensions) {
    Integer[] extents = new Integer[dimensions.length];
    for (int i = 0; i < extents.length; i++) {
      extents[i] = dimensions[i];
    }
    return new Shape(List.of(extents));
  }

  /** Whether this is {@code (channels, height, width)}. */
  public boolean isImage() {
    return dimensions.size() == 3;
  }

  /** The first extent: an image's channels, a vector's features. */
  public int channels() {
    return dimensions.get(0);
  }

  /** An image's height. */
  public int height() {
    return image().dimensions.get(1);
  }

  /** An image's width. */
  public int width() {
    return image().dimensions.get(2);
  }

  /** How many numbers the tensor holds. */
  public long elements() {
    long elements = 1;
    for (int dimension : dimensions) {
      elements = Math.multiplyExact(elements, dimension);
    }
    return elements;
  }

  /** This image, if it is one. */
  Shape image() {
    if (!isImage()) {
      throw new ShapeException(
          "An image (channels, height, width) is needed, but got " + this + ".");
    }
    return this;
  }

  /** Whether this is {@code (features, 1, length)}, an image of one row. */
  public boolean isSequence() {
    return isImage() && dimensions.get(1) == 1;
  }

  /** This sequence, if it is one. */
  Shape sequence() {
    if (!isSequence()) {
      throw new ShapeException("A sequence (features, 1, length) is needed, but got " + this + ".");
    }
    return this;
  }

  /** The same with another first extent. */
  Shape withChannels(int channels) {
    List<Integer> changed = new ArrayList<>(dimensions);
    changed.set(0, channels);
    return new Shape(changed);
  }

  /** Every stride-th row and column of this image; at stride 1 any shape stays. */
  Shape every(int stride) {
    return stride == 1 ? this : Window.every(stride).slide(this, channels());
  }

  /** As people write it: {@code 16x32x32}. */
  @Override
  public String toString() {
    return join(dimensions);
  }

  private static String join(List<Integer> dimensions) {
    return dimensions.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }
}
