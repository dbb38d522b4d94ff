package org.espalier.dsl.space.cell;

import java.util.List;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Flow;

/**
 * The same cell several times over, with weights of their own and one set of decisions.
 *
 * @param first the number of the first of them in the network
 * @param count how many; at least 1
 * @param cell the cell
 */
public record Repeat(int first, int count, Repeatable cell) implements Cells {
  /** Checks. */
  public Repeat {
    if (count < 1) {
      throw new IllegalArgumentException(
          "repeat(" + count + ", cell): a cell is repeated at least once.");
    }
  }

  @Override
  public List<Repeatable> kinds() {
    return List.of(cell);
  }

  @Override
  public Repeatable last() {
    return cell;
  }

  @Override
  public List<Decision> decisions() {
    return cell.decisions();
  }

  @Override
  public Flow build(GraphBuilder graph, Flow flow, Choices choices) {
    Flow last = flow;
    for (int number = first; number < first + count; number++) {
      last = cell.build(graph.within("cell." + number), last, choices);
    }
    return last;
  }

  @Override
  public String text() {
    return ".repeat(" + count + ", " + cell + ")";
  }
}
