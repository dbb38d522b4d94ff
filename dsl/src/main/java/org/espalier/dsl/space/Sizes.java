package org.espalier.dsl.space;

import org.espalier.dsl.operation.Shape;

/**
 * How large the networks of a published space are built; each word gives new sizes.
 *
 * @param channels the stem's channels; in the DARTS and NASNet families those of the first cells'
 *     nodes
 * @param layers cells per stage; in the DARTS and NASNet families cells altogether
 * @param classes how many classes
 * @param image what is fed
 */
public record Sizes(int channels, int layers, int classes, Shape image) {
  /** The stem's channels. */
  public Sizes channels(int count) {
    return new Sizes(count, layers, classes, image);
  }

  /** Cells per stage. */
  public Sizes layers(int count) {
    return new Sizes(channels, count, classes, image);
  }

  /** How many classes. */
  public Sizes classes(int count) {
    return new Sizes(channels, layers, count, image);
  }

  /** A square image in as many colours as before. */
  public Sizes size(int rows) {
    return image(Shape.of(image.channels(), rows, rows));
  }

  /** What is fed. */
  public Sizes image(Shape shape) {
    return new Sizes(channels, layers, classes, shape);
  }
}
