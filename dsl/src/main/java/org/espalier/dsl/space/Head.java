package org.espalier.dsl.space;

import java.util.List;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Flow;
import org.espalier.dsl.space.part.Part;
import org.espalier.dsl.space.part.Site;

/**
 * A 1x1 convolution, a batch norm and an activation before the pool.
 *
 * @param channels its output channels
 * @param activation its activation
 */
record Head(int channels, Activation.Kind activation) implements Part {
  @Override
  public Flow build(GraphBuilder graph, Flow flow, Choices choices) {
    Site site = new Site(graph.within("head"), flow.last(), channels, 1);
    return flow.then(
        site.chain(
            List.of(
                Convolution.same(channels, 1, 1),
                BatchNormalization.standard(),
                new Activation(activation))));
  }

  @Override
  public String text() {
    return activation == Activation.Kind.RELU6
        ? ".head(" + channels + ")"
        : ".head(" + channels + ", " + activation + ")";
  }
}
