package org.espalier.dsl.space.cell;

import java.util.List;
import java.util.Locale;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.space.part.Site;

/** How a block makes one state of its two operations (NASNet, arXiv 1707.07012, §2, step 5). */
public enum Combination {
  /** Their sum. */
  ADD,
  /**
   * Side by side. The paper leaves open how later blocks read twice the channels; here a ReLU, a
   * 1x1 convolution and a batch norm bring them back to the cell's.
   */
  CONCATENATE;

  Node build(CellFrame frame, int node, List<Node> read) {
    if (this == ADD) {
      return frame.graph().add("node." + node, new Addition(), read);
    }
    Node both = frame.graph().add("node." + node + "/concat", new Concatenation(), read);
    int channels = frame.cell().channels();
    return new Site(frame.graph().within("node." + node + "/squeeze"), both, channels, 1)
        .chain(
            List.of(
                new Activation(Activation.Kind.RELU),
                Convolution.same(channels, 1, 1),
                BatchNormalization.standard()));
  }

  /** In small letters, as architectures are written. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
