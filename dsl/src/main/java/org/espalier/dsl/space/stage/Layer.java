package org.espalier.dsl.space.stage;

import java.util.List;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Quantized;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.space.part.Amount;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Site;

/**
 * One layer of a stage while it is built.
 *
 * @param site where
 * @param settings what the stage says of its blocks
 * @param choices what was chosen
 * @param at what the labels of the layer's decisions begin with
 */
public record Layer(Site site, BlockSettings settings, Choices choices, String at) {
  /** A block whose numbers are all fixed, at a place of its own. */
  static Layer of(Site site, BlockSettings settings) {
    return new Layer(site, settings, label -> 0, "");
  }

  /** The number chosen for the end of a label. */
  double of(String end, Amount amount) {
    return amount.of(choices, at + "/" + end);
  }

  /** Likewise, whole. */
  int whole(String end, Amount amount) {
    return amount.whole(choices, at + "/" + end);
  }

  /** The same layer from another node on. */
  Layer from(Node node) {
    return new Layer(site.from(node), settings, choices, at);
  }

  /** The window of a kernel at this layer's stride. */
  Window window(int kernel) {
    return settings.window(kernel, site.stride(), site.input().shape());
  }

  /** A convolution with the bits that were chosen for it, then a batch norm. */
  Node normed(String part, Convolution convolution) {
    return normed(part, part, convolution);
  }

  /**
   * Likewise.
   *
   * @param bitsOf the part whose bits it has
   */
  Node normed(String part, String bitsOf, Convolution convolution) {
    return site.within(part)
        .chain(List.of(quantized(bitsOf, convolution), BatchNormalization.standard()));
  }

  /** A convolution, a batch norm and an activation. */
  Node activated(String part, Convolution convolution, Activation.Kind activation) {
    return site.within(part)
        .chain(
            List.of(
                quantized(part, convolution),
                BatchNormalization.standard(),
                new Activation(activation)));
  }

  private Operation quantized(String part, Convolution convolution) {
    int weights = whole(part + "/weight-bits", settings.bits().weights());
    int activations = whole(part + "/activation-bits", settings.bits().activations());
    boolean full = Math.min(weights, activations) == Quantized.FULL_PRECISION;
    return full ? convolution : new Quantized(convolution, weights, activations);
  }
}
