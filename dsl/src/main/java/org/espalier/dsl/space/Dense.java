package org.espalier.dsl.space;

import java.util.List;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.GlobalPooling;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.space.part.Amount;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Flow;
import org.espalier.dsl.space.part.Part;
import org.espalier.dsl.space.part.Site;

/**
 * A linear layer and an activation behind the pool, before the classifier, as in MobileNetV3 (arXiv
 * 1905.02244, §5.1): the expensive last layer works on means instead of on images.
 *
 * @param units its outputs
 * @param activation what follows
 * @param bias whether it has a bias
 */
public record Dense(Amount units, Activation.Kind activation, boolean bias) implements Part {
  /** Checks. */
  public Dense {
    units.requireWhole("dense", 1);
  }

  /** Without a bias, as once-for-all networks have it. */
  public Dense unbiased() {
    return new Dense(units, activation, false);
  }

  @Override
  public List<Decision> decisions() {
    return units.decisions("dense/units");
  }

  @Override
  public Flow build(GraphBuilder graph, Flow flow, Choices choices) {
    int count = units.whole(choices, "dense/units");
    Site site = new Site(graph.within("dense"), flow.last(), count, 1);
    Node pooled =
        flow.last().shape().isImage() ? site.add("pool", GlobalPooling.average()) : flow.last();
    Node linear = site.from(pooled).add("linear", new Linear(count, bias));
    return flow.then(site.from(linear).add("activation", new Activation(activation)));
  }

  @Override
  public String text() {
    return ".dense(" + this + ")";
  }

  /** As typed. */
  @Override
  public String toString() {
    return "dense(" + units.text() + ", " + activation + ")" + (bias ? "" : ".unbiased()");
  }
}
