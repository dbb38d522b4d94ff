package org.espalier.dsl.space.stage;

import java.util.List;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.space.part.Site;

/**
 * Convolutions with batch norms, activated between, added to the input or to its projection, and
 * activated.
 *
 * @param form which convolutions
 * @param kernel of those that are not 1x1
 * @param inside channels before the last
 * @param projection when the input is projected by a 1x1 convolution
 */
public record ResidualUnit(Form form, int kernel, int inside, Projection projection) {
  /** Which convolutions. */
  public enum Form {
    /** Two of the kernel. */
    BASIC("basic", 2),
    /** 1x1, the kernel, 1x1. */
    BOTTLENECK("bottleneck", 3),
    /** 1x1, depthwise of the kernel, 1x1. */
    INVERTED("inverted", 3);

    private final String word;
    private final int convolutions;

    Form(String word, int convolutions) {
      this.word = word;
      this.convolutions = convolutions;
    }

    /** As typed. */
    public String word() {
      return word;
    }

    /** What its convolutions are called. */
    List<String> parts() {
      return List.of("first", "second", "third").subList(0, convolutions);
    }
  }

  /** When the input is projected. */
  public enum Projection {
    /** Where the shape changes, without a bias, as in ResNets. */
    WHERE_NEEDED,
    /** Where the shape changes, with a bias, as in the code of Zen-NAS. */
    BIASED,
    /** Always, with a bias, as in the first unit of a block of Zen-NAS. */
    ALWAYS
  }

  Node build(Layer layer) {
    Site site = layer.site();
    Activation.Kind activation = layer.settings().activation();
    int input = site.input().shape().channels();
    Node last;
    if (form == Form.BASIC) {
      Node first = layer.activated("first", convolution(layer, inside), activation);
      Node gated = layer.from(first).squeezed(input);
      Convolution second = new Convolution(site.channels(), Window.same(kernel, 1), 1, false);
      last = layer.from(gated).normed("second", second);
    } else {
      Node first = layer.activated("first", Convolution.same(inside, 1, 1), activation);
      Layer wide = layer.from(first);
      Node second = wide.activated("second", convolution(wide, inside), activation);
      Node gated = layer.from(second).squeezed(input);
      last = layer.from(gated).normed("third", Convolution.same(site.channels(), 1, 1));
    }
    Node sum = site.graph().add("sum", new Addition(), shortcut(layer), last);
    return site.from(sum).add("activation", new Activation(activation));
  }

  private Convolution convolution(Layer layer, int channels) {
    int groups = form == Form.INVERTED ? channels : 1;
    return new Convolution(channels, layer.window(kernel), groups, false);
  }

  private Node shortcut(Layer layer) {
    Site site = layer.site();
    if (site.keepsShape() && projection != Projection.ALWAYS) {
      return site.input();
    }
    boolean bias = projection != Projection.WHERE_NEEDED;
    Convolution point = new Convolution(site.channels(), Window.same(1, site.stride()), 1, bias);
    return bias
        ? site.within("shortcut").chain(List.of(point, BatchNormalization.standard()))
        : layer.normed("shortcut", "first", point);
  }
}
