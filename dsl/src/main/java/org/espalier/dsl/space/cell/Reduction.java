package org.espalier.dsl.space.cell;

import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.operation.Window;
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
    Site first = site.within("first");
    Node half = first.chain(Candidates.preActivated(first, 3));
    Site second = new Site(site.graph().within("second"), half, channels, 1);
    Node body = second.chain(Candidates.preActivated(second, 3));
    Pooling mean = new Pooling(Pooling.Kind.AVERAGE, new Window(2, 2, 2, 0, 0, 1), false);
    Node pooled = site.graph().add("shortcut/pool", mean, input);
    Node shortcut =
        site.graph().add("shortcut/convolution", Convolution.same(channels, 1, 1), pooled);
    return flow.then(site.graph().add("sum", new Addition(), shortcut, body));
  }

  @Override
  public String text() {
    return ".reduce()";
  }
}
