package org.espalier.dsl.space.sequence;

import java.util.List;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Domain;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.PositionalEncoding;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Section;

/**
 * Whether each time step is told where it stands, a decision; see {@link PositionalEncoding}.
 *
 * @param name what its decision's label begins with
 */
public record Positions(String name) implements Section {
  @Override
  public List<Decision> decisions() {
    return List.of(Decision.of(name, new Domain(List.of("no", "yes"))));
  }

  @Override
  public Node build(GraphBuilder graph, int number, Node input, Choices choices) {
    return choices.of(name) == 1 ? graph.add("add", new PositionalEncoding(), input) : input;
  }

  /** As typed. */
  @Override
  public String toString() {
    return name.equals("positions") ? "positions()" : "positions(\"" + name + "\")";
  }
}
