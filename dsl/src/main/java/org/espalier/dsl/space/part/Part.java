package org.espalier.dsl.space.part;

import java.util.List;
import org.espalier.dsl.architecture.CellForm;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Restriction;
import org.espalier.dsl.graph.GraphBuilder;

/**
 * One piece of a network at a place that is already numbered. Networks are lists of parts; a new
 * kind of space is a new kind of part.
 */
public interface Part {
  /** What has to be decided here; equal labels in several parts are one decision. */
  default List<Decision> decisions() {
    return List.of();
  }

  /** What binds {@link #decisions} where conditions cannot say it; equal ones count once. */
  default List<Restriction> restrictions() {
    return List.of();
  }

  /** The cells that are decided here, as graphs; equal ones are one. */
  default List<CellForm> cells() {
    return List.of();
  }

  /**
   * Adds this piece to a graph.
   *
   * @param graph the graph at the network's own place
   * @param flow what the parts before yielded
   * @param choices what was chosen for {@link #decisions}
   * @return what the parts behind read
   */
  Flow build(GraphBuilder graph, Flow flow, Choices choices);

  /** As typed, from the dot on. */
  String text();
}
