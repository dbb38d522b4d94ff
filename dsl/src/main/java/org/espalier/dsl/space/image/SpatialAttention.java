package org.espalier.dsl.space.image;

import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Multiplication;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.operation.Resize;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.space.part.Site;

/**
 * Enhanced spatial attention, "ESA" (RFANet: Liu et al., CVPR 2020; RFDN: arXiv 2009.11551, section
 * 3): each pixel of the input times a number between 0 and 1 that a small network finds at a lower
 * resolution. With {@code f} a quarter of the channels: 1x1 convolution to {@code f}; unpadded 3x3
 * of stride 2; 7x7 maximum of stride 3; 3x3, ReLU, 3x3, ReLU, 3x3; resized to the input and added
 * to a 1x1 convolution of what it began from; 1x1 convolution back; sigmoid. All convolutions have
 * a bias. It needs images of 15 rows and columns or more.
 */
final class SpatialAttention {
  private static final int LEAST = 15;
  private static final Activation RELU = new Activation(Activation.Kind.RELU);

  private SpatialAttention() {}

  static Node build(Site site) {
    Shape shape = site.input().shape();
    if (Math.min(shape.height(), shape.width()) < LEAST) {
      throw new IllegalArgumentException(
          "Spatial attention looks at images of 15x15 or more, but got " + shape + ".");
    }
    int narrow = Math.max(1, shape.channels() / 4);
    Node first = site.add("narrow", point(narrow));
    Window unpadded = new Window(3, 3, 2, 0, 0, 1);
    Node half = site.from(first).add("half", new Convolution(narrow, unpadded, 1, true));
    Window wide = new Window(7, 7, 3, 0, 0, 1);
    Node pooled = site.from(half).add("pool", new Pooling(Pooling.Kind.MAXIMUM, wide, false));
    Node one = activated(site.from(pooled).within("first"), narrow);
    Node two = activated(site.from(one).within("second"), narrow);
    Node three = site.from(two).add("third", square(narrow));
    Node large = site.from(three).add("resize", new Resize(shape.height(), shape.width()));
    Node past = site.from(first).add("past", point(narrow));
    Node sum = site.graph().add("sum", new Addition(), large, past);
    Node back = site.from(sum).add("back", point(shape.channels()));
    Node gate = site.from(back).add("gate", new Activation(Activation.Kind.SIGMOID));
    return site.graph().add("product", new Multiplication(), site.input(), gate);
  }

  private static Node activated(Site site, int channels) {
    return site.from(site.add("convolution", square(channels))).add("activation", RELU);
  }

  private static Operation point(int channels) {
    return new Convolution(channels, Window.same(1, 1), 1, true);
  }

  private static Operation square(int channels) {
    return new Convolution(channels, Window.same(3, 1), 1, true);
  }
}
