package org.espalier.dsl.space;

import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Flow;
import org.espalier.dsl.space.part.Part;

/**
 * A maximum over squares that lie side by side, which divides the image's size.
 *
 * @param number which of the network's pools this is, from 0
 * @param size the squares' side; at least 2
 */
record MaximumPool(int number, int size) implements Part {
  MaximumPool {
    if (size < 2) {
      throw new IllegalArgumentException(
          "maxPool(" + size + "): a pool makes the image at least 2 times smaller.");
    }
  }

  @Override
  public Flow build(GraphBuilder graph, Flow flow, Choices choices) {
    Window window = new Window(size, size, size, 0, 0, 1);
    Pooling pool = new Pooling(Pooling.Kind.MAXIMUM, window, false);
    return flow.then(graph.add("pool." + number, pool, flow.last()));
  }

  @Override
  public String text() {
    return ".maxPool(" + size + ")";
  }
}
