package org.espalier.dsl.space.sequence;

import java.util.List;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Section;

/**
 * The first layer of a sequence's network: a batch norm and, at each time step, a linear layer.
 *
 * @param features how many features come out; at least 1
 */
public record TimeStem(int features) implements Section {
  @Override
  public String name() {
    return "linear";
  }

  @Override
  public List<Decision> decisions() {
    return List.of();
  }

  @Override
  public Node build(GraphBuilder graph, int number, Node input, Choices choices) {
    Node normed = graph.add("norm", BatchNormalization.standard(), input);
    return graph.add("linear", Transformer.linear(features), normed);
  }

  /** As typed. */
  @Override
  public String toString() {
    return "linear(" + features + ")";
  }
}
