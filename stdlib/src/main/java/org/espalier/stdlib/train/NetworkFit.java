package org.espalier.stdlib.train;

import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.operation.Shape;
import org.espalier.stdlib.data.ImageShape;
import org.espalier.stdlib.data.LabelledImages;

/** Whether a network reads images of a shape and scores their classes. */
public final class NetworkFit {
  private NetworkFit() {}

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException when it does not, with both shapes
   */
  public static void require(Graph network, LabelledImages images) {
    ImageShape image = images.shape();
    Shape wanted = Shape.of(image.channels(), image.height(), image.width());
    boolean reads = network.inputs().size() == 1 && network.inputs().get(0).shape().equals(wanted);
    Shape scores = Shape.of(images.classes());
    if (!reads || !network.shape().equals(scores)) {
      throw new IllegalArgumentException(
          "A network for "
              + images.name()
              + " reads "
              + wanted
              + " and yields "
              + scores
              + " scores, but this one reads "
              + network.inputs().stream().map(input -> input.shape().toString()).toList()
              + " and yields "
              + network.shape()
              + ".");
    }
  }
}
