package org.espalier.dsl.space;

import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Flow;
import org.espalier.dsl.space.part.Part;

/**
 * A maximum over windows between stages.
 *
 * @param number which of the network's pools this is, from 1
 * @param kernel rows and columns; odd
 * @param stride its step
 */
record Pool(int number, int kernel, int stride) implements Part {
  @Override
  public Flow build(GraphBuilder graph, Flow flow, Choices choices) {
    return flow.then(graph.add("pool." + number, Pooling.maximum(kernel, stride), flow.last()));
  }

  @Override
  public String text() {
    return ".maximumPool(" + kernel + ", " + stride + ")";
  }
}
