package org.espalier.dsl.space.stage;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.GlobalPooling;
import org.espalier.dsl.operation.Multiplication;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.space.part.Amount;
import org.espalier.dsl.space.part.Site;
import org.jspecify.annotations.Nullable;

/**
 * Squeeze-and-excitation: each channel is multiplied by a gate in [0, 1], made from the means of
 * all channels by two linear layers with a bias (Hu et al., CVPR 2018, arXiv 1709.01507).
 *
 * @param ratio of squeezed channels, in [0, 1]; 0 for none
 * @param gated whether the ratio is of the channels that are gated, as in MobileNetV3 (arXiv
 *     1905.02244, §5.3), or of the block's input, as in EfficientNet (arXiv 1905.11946)
 * @param multiple of what the squeezed channels are rounded to; 1 for down to a whole number
 * @param inner what follows the first layer; null for the block's own activation
 * @param gate what follows the second: a sigmoid or a hard sigmoid
 */
public record SqueezeExcite(
    Amount ratio,
    boolean gated,
    int multiple,
    Activation.@Nullable Kind inner,
    Activation.Kind gate) {
  /** As in EfficientNet: of the input's channels, with the block's activation and a sigmoid. */
  public static SqueezeExcite of(Amount ratio) {
    for (double number : ratio.values().values()) {
      if (!(number >= 0 && number <= 1)) {
        throw new IllegalArgumentException(
            "squeezeExcite(" + ratio.list() + "): the ratio is in [0, 1]; 0 means none.");
      }
    }
    return new SqueezeExcite(ratio, false, 1, null, Activation.Kind.SIGMOID);
  }

  /** The ratio is of the channels that are gated. */
  public SqueezeExcite ofExpanded() {
    return new SqueezeExcite(ratio, true, multiple, inner, gate);
  }

  /** Rounds the squeezed channels as {@link Amount#roundedTo} does. */
  public SqueezeExcite roundedTo(int number) {
    if (number < 1) {
      throw new IllegalArgumentException(
          "roundedTo(" + number + "): squeezed channels are rounded to a multiple of 1 or more.");
    }
    return new SqueezeExcite(ratio, gated, number, inner, gate);
  }

  /** What follows the first layer. */
  public SqueezeExcite activation(Activation.Kind kind) {
    return new SqueezeExcite(ratio, gated, multiple, kind, gate);
  }

  /** What follows the second layer. */
  public SqueezeExcite gate(Activation.Kind kind) {
    return new SqueezeExcite(ratio, gated, multiple, inner, kind);
  }

  /**
   * Gates the site's input.
   *
   * @param chosen the ratio; more than 0
   * @param blockInput the block's input channels
   * @param activation the block's activation
   */
  Node build(Site site, double chosen, int blockInput, Activation.Kind activation) {
    int channels = site.input().shape().channels();
    double wanted = (gated ? channels : blockInput) * chosen;
    int squeezed =
        multiple == 1
            ? Math.max(1, (int) wanted)
            : (int) Amount.of("ratio", wanted).roundedTo(multiple).of(label -> 0, "");
    Window point = Window.same(1, 1);
    List<Operation> layers = new ArrayList<>();
    layers.add(new Convolution(squeezed, point, 1, true));
    layers.add(new Activation(inner == null ? activation : inner));
    layers.add(new Convolution(channels, point, 1, true));
    layers.add(new Activation(gate));
    Node pooled = site.add("pool", GlobalPooling.average());
    return site.graph()
        .add("scale", new Multiplication(), site.input(), site.from(pooled).chain(layers));
  }

  /** As typed, inside {@code squeezeExcite(...)}. */
  String text() {
    boolean plain = equals(of(ratio));
    return plain ? ratio.list() : toString();
  }

  /** As typed. */
  @Override
  public String toString() {
    return "squeeze("
        + ratio.list()
        + ")"
        + (gated ? ".ofExpanded()" : "")
        + (multiple == 1 ? "" : ".roundedTo(" + multiple + ")")
        + (inner == null ? "" : ".activation(" + inner + ")")
        + (gate == Activation.Kind.SIGMOID ? "" : ".gate(" + gate + ")");
  }
}
