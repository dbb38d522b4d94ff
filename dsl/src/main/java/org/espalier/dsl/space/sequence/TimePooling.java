package org.espalier.dsl.space.sequence;

import java.util.List;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Domain;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Concatenation;
import org.espalier.dsl.operation.GlobalPooling;
import org.espalier.dsl.operation.Identity;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Section;

/**
 * How a sequence becomes one vector before the classifier: Mish, perhaps temporal dropout, and the
 * mean over time, the greatest, or both side by side, which doubles the width (Udovichenko et al.,
 * 2024, arXiv 2401.03246; its code takes half the sum of both, and Mish). Temporal dropout, which
 * leaves out whole time steps in training, changes nothing else, so in the graph it is an identity
 * named {@code temporal_dropout}, for a trainer to find.
 *
 * @param name what its decisions' labels begin with
 */
public record TimePooling(String name) implements Section {
  @Override
  public List<Decision> decisions() {
    return List.of(
        Decision.of(name + "/temporal_dropout", new Domain(List.of("no", "yes"))),
        Decision.of(name + "/pooling", new Domain(List.of("mean", "max", "both"))));
  }

  @Override
  public Node build(GraphBuilder graph, int number, Node input, Choices choices) {
    Node active = graph.add("activation", new Activation(Activation.Kind.MISH), input);
    Node last =
        choices.of(name + "/temporal_dropout") == 1
            ? graph.add("temporal_dropout", new Identity(), active)
            : active;
    return switch (choices.of(name + "/pooling")) {
      case 0 -> mean(graph, last);
      case 1 -> greatest(graph, last);
      default -> graph.add("both", new Concatenation(), mean(graph, last), greatest(graph, last));
    };
  }

  private static Node mean(GraphBuilder graph, Node input) {
    return graph.add("mean", GlobalPooling.average(), input);
  }

  private static Node greatest(GraphBuilder graph, Node input) {
    return graph.add("max", GlobalPooling.maximum(), input);
  }

  /** As typed. */
  @Override
  public String toString() {
    return name.equals("time") ? "timePooling()" : "timePooling(\"" + name + "\")";
  }
}
