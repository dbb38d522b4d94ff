package org.espalier.stdlib.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Convolution;

/**
 * Images whose numbers lie place after place, each with all of its channels, for PyTorch on a
 * processor. Their shape is {@code (batch, channels, height, width)} as ever. PyTorch's operations
 * leave what they yield as they found it, so it is enough to lay out what is fed; gradients, too.
 */
final class ChannelsLast {
  /**
   * With fewer channels PyTorch's batch norms and convolutions take longer this way; with as many
   * it wins a tenth to a half (measured, see the benchmark's notes).
   */
  private static final int LEAST = 8;

  private ChannelsLast() {}

  /** Whether a graph runs faster with its images laid out so. */
  static boolean pays(Graph graph, EngineChoice choice) {
    return choice.engine() == EngineKind.PYTORCH
        && !choice.device().gpu()
        && graph.nodes().stream().anyMatch(ChannelsLast::convolves)
        && graph.nodes().stream()
            .filter(ChannelsLast::convolves)
            .allMatch(node -> node.shape().channels() >= LEAST);
  }

  /** Sequences are images of one row, and what attends to channels one of a single place. */
  private static boolean convolves(Node node) {
    return node.operation() instanceof Convolution && node.shape().height() > 1;
  }

  /** The same images, laid out so; what is no image stays. The given array is closed. */
  static NDArray of(NDArray array) {
    if (array.getShape().dimension() != 4) {
      return array;
    }
    long[] extents = array.getShape().getShape();
    NDManager keeper = array.getManager();
    try (NDManager call = keeper.newSubManager()) {
      array.attach(call);
      NDArray places = array.transpose(0, 2, 3, 1).reshape(-1);
      NDArray images =
          places.reshape(extents[0], extents[2], extents[3], extents[1]).transpose(0, 3, 1, 2);
      images.attach(keeper);
      return images;
    }
  }
}
