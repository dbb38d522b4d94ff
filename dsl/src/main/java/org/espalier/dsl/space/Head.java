package org.espalier.dsl.space;

import java.util.List;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Convolution;
import org.espalier.dsl.space.part.Amount;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Flow;
import org.espalier.dsl.space.part.Part;
import org.espalier.dsl.space.part.Site;
import org.espalier.dsl.space.stage.Scalable;
import org.espalier.dsl.space.stage.Scaling;

/**
 * A 1x1 convolution, a batch norm and an activation before the pool.
 *
 * @param channels its output channels
 * @param activation its activation
 */
record Head(Amount channels, Activation.Kind activation) implements Part, Scalable {
  Head {
    channels.requireWhole("head", 1);
  }

  @Override
  public Part scaled(Scaling scaling) {
    return new Head(scaling.channels(channels), activation);
  }

  @Override
  public List<Decision> decisions() {
    return channels.decisions("head/channels");
  }

  @Override
  public Flow build(GraphBuilder graph, Flow flow, Choices choices) {
    int count = channels.whole(choices, "head/channels");
    Site site = new Site(graph.within("head"), flow.last(), count, 1);
    return flow.then(
        site.chain(
            List.of(
                Convolution.same(count, 1, 1),
                BatchNormalization.standard(),
                new Activation(activation))));
  }

  @Override
  public String text() {
    return activation == Activation.Kind.RELU6
        ? ".head(" + channels.text() + ")"
        : ".head(" + channels.text() + ", " + activation + ")";
  }
}
