package org.espalier.dsl.space.stage;

import java.util.List;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.ChannelShuffle;
import org.espalier.dsl.operation.ChannelSlice;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.part.Site;

/**
 * The choice blocks of Single Path One-Shot (Guo et al., ECCV 2020, arXiv 1904.00420, appendix):
 * half of the channels pass by, the other half goes through convolutions, both lie side by side
 * again (ShuffleNetV2, arXiv 1807.11164, §3). Where the shape changes, all channels go both ways,
 * and what passes by goes through a depthwise separable convolution.
 */
public final class ShuffleBlock {
  private static final Operation NORM = BatchNormalization.standard();
  private static final Operation RELU = new Activation(Activation.Kind.RELU);

  private ShuffleBlock() {}

  /** 1x1, depthwise of the kernel, 1x1. */
  public static CandidateOperation shuffle(Kernel kernel) {
    if (!kernel.size().decisions("").isEmpty()) {
      throw new IllegalArgumentException(
          "shuffle("
              + kernel
              + ") inside choose(...) has one kernel; give several blocks, such as"
              + " ops(shuffle(kernel(3)), shuffle(kernel(5))).");
    }
    int size = kernel.size().whole(label -> 0, "");
    return new CandidateOperation(
        "shuffle_k" + size,
        "shuffle(" + kernel + ")",
        site -> block(site, size, new Shuffle(size)::layers));
  }

  /** Depthwise 3x3 and 1x1, three times. */
  public static CandidateOperation xception() {
    return new CandidateOperation(
        "xception", "xception()", site -> block(site, 3, ShuffleBlock::xceptionLayers));
  }

  /** What goes through convolutions. */
  private interface Branch {
    /**
     * Its layers.
     *
     * @param input channels that come in
     * @param middle channels between
     * @param output channels that come out
     */
    List<Operation> layers(int input, int middle, int output, int stride);
  }

  private record Shuffle(int kernel) {
    List<Operation> layers(int input, int middle, int output, int stride) {
      return List.of(
          Convolution.same(middle, 1, 1),
          NORM,
          RELU,
          Convolution.depthwise(middle, Window.same(kernel, stride)),
          NORM,
          Convolution.same(output, 1, 1),
          NORM,
          RELU);
    }
  }

  private static List<Operation> xceptionLayers(int input, int middle, int output, int stride) {
    return List.of(
        Convolution.depthwise(input, Window.same(3, stride)),
        NORM,
        Convolution.same(middle, 1, 1),
        NORM,
        RELU,
        Convolution.depthwise(middle, Window.same(3, 1)),
        NORM,
        Convolution.same(middle, 1, 1),
        NORM,
        RELU,
        Convolution.depthwise(middle, Window.same(3, 1)),
        NORM,
        Convolution.same(output, 1, 1),
        NORM,
        RELU);
  }

  private static Node block(Site site, int kernel, Branch branch) {
    int channels = site.input().shape().channels();
    int middle = site.channels() / 2;
    if (site.keepsShape()) {
      Node dealt = site.add("shuffle", new ChannelShuffle(Math.max(1, channels / 2)));
      Node past = site.from(dealt).add("past", new ChannelSlice(0, channels / 2));
      Node half = site.from(dealt).add("half", new ChannelSlice(channels / 2, channels));
      int width = channels - channels / 2;
      Node last = site.from(half).within("main").chain(branch.layers(width, middle, width, 1));
      return site.graph().add("concatenation", new Concatenation(), past, last);
    }
    if (site.channels() <= channels) {
      throw new IllegalArgumentException(
          "A shuffle block that changes the shape needs more output than input channels, but got "
              + site.channels()
              + " and "
              + channels
              + ".");
    }
    Node past =
        site.within("past")
            .chain(
                List.of(
                    Convolution.depthwise(channels, Window.same(kernel, site.stride())),
                    NORM,
                    Convolution.same(channels, 1, 1),
                    NORM,
                    RELU));
    Node last =
        site.within("main")
            .chain(branch.layers(channels, middle, site.channels() - channels, site.stride()));
    return site.graph().add("concatenation", new Concatenation(), past, last);
  }
}
