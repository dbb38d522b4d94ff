package org.espalier.dsl.space.cell;

import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.space.part.Candidates;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Flow;
import org.espalier.dsl.space.part.Part;
import org.espalier.dsl.space.part.Site;

/**
 * A residual block that halves the image and doubles the channels: two (ReLU, 3x3 convolution,
 * batch norm), the first of stride 2, beside a 2x2 mean and a 1x1 convolution (NAS-Bench-201, arXiv
 * 2001.00326, §2, and its code).
 *
 * @param number which of the network's reductions this is, from 0
 */
public record Reduction(int number) implements Part {
  @Override
  public Flow build(GraphBuilder graph, Flow flow, Choices choices) {
    Node input = flow.last();
    int channels = 2 * input.shape().channels();
    Site site = new Site(graph.within("reduction." + number), input, channels, 2);
    return flow.then(Candidates.halve(site));
  }

  @Override
  public String text() {
    return ".reduce()";
  }
}
