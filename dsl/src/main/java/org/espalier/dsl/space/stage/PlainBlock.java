package org.espalier.dsl.space.stage;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Window;

/**
 * A convolution, a batch norm and an activation; or a depthwise convolution, its batch norm and
 * activation, a 1x1 convolution and its batch norm; or a convolution with a bias and an activation,
 * which is what a re-parameterised block is deployed as (RepVGG, arXiv 2101.03697, §3.3).
 *
 * @param form which of the three
 * @param kernel the first convolution's kernel
 */
public record PlainBlock(Form form, Kernel kernel) implements Blocks {
  /** The three. */
  public enum Form {
    /** With a batch norm. */
    CONVOLUTION("convolution"),
    /** Depthwise, then 1x1. */
    SEPARABLE("separable"),
    /** With a bias. */
    FUSED("fusedConvolution");

    private final String word;

    Form(String word) {
      this.word = word;
    }
  }

  @Override
  public List<Decision> decisions(String at, BlockSettings settings, boolean first) {
    List<Decision> decisions = new ArrayList<>(kernel.size().decisions(at + "/kernel"));
    if (form == Form.SEPARABLE) {
      decisions.addAll(settings.bits().decisions(at + "/spatial"));
      decisions.addAll(settings.bits().decisions(at + "/project"));
    } else {
      decisions.addAll(settings.bits().decisions(at + "/convolution"));
    }
    decisions.addAll(settings.squeeze().ratio().decisions(at + "/squeeze"));
    decisions.addAll(Shortcut.decisions(settings.shortcuts(), at));
    return decisions;
  }

  @Override
  public Node build(Layer layer, boolean first) {
    int channels = layer.site().channels();
    Window window = layer.window(layer.whole("kernel", kernel.size()));
    Activation.Kind activation = layer.settings().activation();
    Node last;
    switch (form) {
      case SEPARABLE -> {
        int input = layer.site().input().shape().channels();
        Node spatial = layer.activated("spatial", Convolution.depthwise(input, window), activation);
        Node gated = layer.from(spatial).squeezed(input);
        Convolution point = Convolution.same(channels, 1, 1);
        last = layer.from(gated).normed("project", point);
      }
      case FUSED -> {
        Convolution convolution = new Convolution(channels, window, 1, true);
        Node biased = layer.site().within("convolution").add("fused", layer.bits(convolution));
        last = layer.from(biased).site().add("activation", new Activation(activation));
      }
      default -> {
        Convolution convolution = new Convolution(channels, window, 1, false);
        Node activated = layer.activated("convolution", convolution, activation);
        last = layer.from(activated).squeezed(layer.site().input().shape().channels());
      }
    }
    return layer.joined(last, Shortcut.NOTHING);
  }

  @Override
  public String text() {
    return "." + form.word + "(" + kernel + ")";
  }
}
