package org.espalier.dsl.space.cell;

import java.util.List;
import java.util.Optional;
import org.espalier.dsl.architecture.CellForm;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Restriction;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Flow;

/** A kind of cell: a small graph that a network can hold several times over. */
public interface Repeatable {
  /** What its decisions' labels begin with; cells of one name in a network decide alike. */
  String name();

  /** The same cell under another name, which decides for itself. */
  Repeatable named(String other);

  /** What has to be decided, once for all cells of this name. */
  List<Decision> decisions();

  /** What binds {@link #decisions} where conditions cannot say it. */
  default List<Restriction> restrictions() {
    return List.of();
  }

  /** The graphs that it can become, if it is a small graph. */
  default Optional<CellForm> form() {
    return Optional.empty();
  }

  /**
   * Adds one such cell.
   *
   * @param graph the graph at this cell's place
   * @param flow what came before
   * @param choices what was chosen for {@link #decisions}
   */
  Flow build(GraphBuilder graph, Flow flow, Choices choices);

  /** What comes between the last cell and the classifier's pool. */
  List<Operation> closing();
}
