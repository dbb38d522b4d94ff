package org.espalier.dsl.space;

import java.util.List;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.GlobalPooling;
import org.espalier.dsl.operation.Linear;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Flow;
import org.espalier.dsl.space.part.Part;
import org.espalier.dsl.space.part.Site;

/**
 * Global mean, where there is still an image, and a linear layer with a bias: the logits. Behind a
 * cell, whose operations begin with their activation, come what the cell wants behind it: a batch
 * norm and a ReLU in NAS-Bench-201, a ReLU in NASNet, nothing in DARTS.
 *
 * @param classes how many logits; at least 2
 * @param closing what comes before the mean
 */
record Classifier(int classes, List<Operation> closing) implements Part {
  Classifier {
    closing = List.copyOf(closing);
    if (classes < 2) {
      throw new IllegalArgumentException(
          "classes(" + classes + "): a classifier tells at least 2 classes apart.");
    }
  }

  @Override
  public Flow build(GraphBuilder graph, Flow flow, Choices choices) {
    Node input = flow.last();
    Site site = new Site(graph.within("classifier"), input, input.shape().channels(), 1);
    Node last = site.chain(closing);
    Node pooled =
        last.shape().isImage() ? site.graph().add("pool", GlobalPooling.average(), last) : last;
    return flow.then(site.graph().add("linear", new Linear(classes, true), pooled));
  }

  @Override
  public String text() {
    return ".classes(" + classes + ")";
  }
}
