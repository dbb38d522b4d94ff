package org.espalier.dsl.space;

import java.util.List;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Flow;
import org.espalier.dsl.space.part.Part;
import org.espalier.dsl.space.part.Site;

/**
 * The first layers of DARTS' networks for large images (arXiv 1806.09055, §3.4, and its code): 3x3
 * convolution of stride 2 to half of the channels, batch norm, ReLU, 3x3 convolution of stride 2,
 * batch norm: the first output, a quarter of the image's height; then ReLU, 3x3 convolution of
 * stride 2, batch norm: the second, an eighth.
 *
 * @param channels of both outputs; even
 */
public record ImageNetStem(int channels) implements Part {
  /** Checks. */
  public ImageNetStem {
    if (channels < 2 || channels % 2 != 0) {
      throw new IllegalArgumentException(
          "imageNetStem("
              + channels
              + "): its first convolution has half of the channels, so the number is even and at"
              + " least 2.");
    }
  }

  @Override
  public Flow build(GraphBuilder graph, Flow flow, Choices choices) {
    Site first = new Site(graph.within("stem.0"), flow.last(), channels, 2);
    Activation active = new Activation(Activation.Kind.RELU);
    BatchNormalization norm = BatchNormalization.standard();
    Convolution halving = Convolution.same(channels, 3, 2);
    Node quarter =
        first.chain(List.of(Convolution.same(channels / 2, 3, 2), norm, active, halving, norm));
    Site second = new Site(graph.within("stem.1"), quarter, channels, 2);
    return new Flow(quarter, second.chain(List.of(active, halving, norm)));
  }

  @Override
  public String text() {
    return ".stem(" + this + ")";
  }

  /** As typed. */
  @Override
  public String toString() {
    return "imageNetStem(" + channels + ")";
  }
}
