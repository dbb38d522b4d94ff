package org.espalier.dsl.space.part;

import java.util.List;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Crop;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.ShapeException;

/**
 * Halves an image without looking at every fourth pixel only: ReLU, two 1x1 convolutions of stride
 * 2 with half of the filters each, the second on the input shifted by one row and one column, side
 * by side, batch norm (Zoph et al., CVPR 2018, arXiv 1707.07012, appendix A; DARTS' code). From
 * {@code C} to {@code F} channels it has {@code C F + 2 F} parameters.
 */
public final class FactorizedReduction {
  private FactorizedReduction() {}

  /**
   * Adds one.
   *
   * @throws ShapeException when the site's channels or the image's extents are odd, or its stride
   *     is not 2
   */
  public static Node of(Site site) {
    require(site);
    return linear(site.from(site.add("activation", new Activation(Activation.Kind.RELU))));
  }

  /** Likewise without the ReLU: ENAS' code. */
  public static Node linear(Site site) {
    require(site);
    Convolution half = Convolution.same(site.channels() / 2, 1, 2);
    Node even = site.add("even/convolution", half);
    Node shifted = site.add("odd/crop", new Crop(1, 1));
    Node odd = site.graph().add("odd/convolution", half, shifted);
    Node both = site.graph().add("concat", new Concatenation(), List.of(even, odd));
    return site.graph().add("norm", BatchNormalization.standard(), both);
  }

  private static void require(Site site) {
    Shape input = site.input().shape();
    if (site.stride() != 2) {
      throw wrong(site, "its stride is 2, but it was asked to keep the size of " + input);
    }
    if (site.channels() % 2 != 0) {
      throw wrong(
          site,
          "each of its two paths yields half of the channels, but "
              + site.channels()
              + " is odd; take an even number");
    }
    if (input.height() % 2 != 0 || input.width() % 2 != 0) {
      throw wrong(
          site,
          "its two paths read the even and the odd pixels, which are as many only where height and"
              + " width are even, but the image is "
              + input);
    }
  }

  private static ShapeException wrong(Site site, String rule) {
    return new ShapeException(
        "At '" + site.graph().place() + "', a factorised reduction: " + rule + ".");
  }
}
