package org.espalier.dsl.space.part;

import java.util.List;
import java.util.Optional;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Restriction;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;

/**
 * A description of a piece of a network that reads one node and yields one: a chain, a motif, a
 * random graph, a trellis. It knows neither its place nor how often it stands there; {@code
 * network(...).then(section)} gives it a place and makes it a {@link Part}.
 *
 * <p>{@code toString} prints it as typed.
 */
public interface Section {
  /** What its nodes' and decisions' names begin with. */
  String name();

  /** What has to be decided; sections of one name share their decisions. */
  List<Decision> decisions();

  /** What binds {@link #decisions} where conditions cannot say it. */
  default List<Restriction> restrictions() {
    return List.of();
  }

  /**
   * Adds it to a graph.
   *
   * @param graph the graph at this section's own place
   * @param number which section of this name it is in the network, from 0
   * @param input what it reads
   * @param choices what was chosen for {@link #decisions}
   * @return what it yields
   */
  Node build(GraphBuilder graph, int number, Node input, Choices choices);

  /** How the architectures of a network are written whose only decisions are this section's. */
  default Optional<ArchitectureText> written() {
    return Optional.empty();
  }
}
