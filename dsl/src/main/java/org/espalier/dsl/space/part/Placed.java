package org.espalier.dsl.space.part;

import java.util.List;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Restriction;
import org.espalier.dsl.graph.GraphBuilder;

/**
 * A section at its place, perhaps several times over, with weights of their own and one set of
 * decisions.
 *
 * @param first the number of the first of them among the network's sections of this name
 * @param count how many; at least 1
 * @param section the section
 */
public record Placed(int first, int count, Section section) implements Part {
  /** Checks. */
  public Placed {
    if (count < 1) {
      throw new IllegalArgumentException(
          "repeat("
              + (count + ", " + section + "): a part of a network is repeated at least once."));
    }
  }

  /** Whether its section has this name. */
  public boolean isOf(String name) {
    return section.name().equals(name);
  }

  @Override
  public List<Decision> decisions() {
    return section.decisions();
  }

  @Override
  public List<Restriction> restrictions() {
    return section.restrictions();
  }

  @Override
  public Flow build(GraphBuilder graph, Flow flow, Choices choices) {
    Flow last = flow;
    for (int number = first; number < first + count; number++) {
      GraphBuilder place = graph.within(section.name() + "." + number);
      last = last.then(section.build(place, number, last.last(), choices));
    }
    return last;
  }

  @Override
  public String text() {
    return count == 1 ? ".then(" + section + ")" : ".repeat(" + count + ", " + section + ")";
  }
}
