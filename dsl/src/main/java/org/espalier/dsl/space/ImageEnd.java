package org.espalier.dsl.space;

import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Window;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Flow;
import org.espalier.dsl.space.part.Part;

/**
 * The network's output is an image: what came last, if it has so many channels, else a 3x3
 * convolution with a bias to them.
 *
 * @param channels how many; at least 1
 */
record ImageEnd(int channels) implements Part {
  ImageEnd {
    if (channels < 1) {
      throw new IllegalArgumentException(
          "image(" + channels + "): an image has at least 1 channel.");
    }
  }

  @Override
  public Flow build(GraphBuilder graph, Flow flow, Choices choices) {
    boolean there = flow.last().shape().channels() == channels;
    Convolution convolution = new Convolution(channels, Window.same(3, 1), 1, true);
    return there ? flow : flow.then(graph.within("image").add("end", convolution, flow.last()));
  }

  @Override
  public String text() {
    return ".image(" + channels + ")";
  }
}
