package org.espalier.dsl.space.part;

import java.util.List;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Crop;
import org.espalier.dsl.operation.Padding;
import org.espalier.dsl.operation.Shape;
import org.espalier.dsl.operation.ShapeException;

/**
 * Halves an image without looking at every fourth pixel only: ReLU, two 1x1 convolutions of stride
 * 2 with half of the filters each, the second on the input shifted by one row and one column, side
 * by side, batch norm (Zoph et al., CVPR 2018, arXiv 1707.07012, appendix A; DARTS' code). From
 * {@code C} to {@code F} channels it has {@code C F + 2 F} parameters. Where an extent is odd,
 * zeros stand behind the shifted input's last row or column, as in NASNet's code.
 */
public final class FactorizedReduction {
  private FactorizedReduction() {}

  /**
   * Adds one.
   *
   * @throws ShapeException when the site's channels are odd or its stride is not 2
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
    Node odd = site.graph().add("odd/convolution", half, shifted(site));
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
  }

  private static Node shifted(Site site) {
    Node cropped = site.add("odd/crop", new Crop(1, 1));
    int height = site.input().shape().height();
    int width = site.input().shape().width();
    int rows = height - 1 + height % 2;
    int columns = width - 1 + width % 2;
    boolean even = rows < height && columns < width;
    return even ? cropped : site.graph().add("odd/padding", new Padding(rows, columns), cropped);
  }

  private static ShapeException wrong(Site site, String rule) {
    return new ShapeException(
        "At '" + site.graph().place() + "', a factorised reduction: " + rule + ".");
  }
}
