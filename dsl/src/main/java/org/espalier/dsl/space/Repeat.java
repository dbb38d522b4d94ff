package org.espalier.dsl.space;

import java.util.List;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;

/**
 * The same cell several times over, with weights of their own and one set of decisions.
 *
 * @param first the number of the first of them in the network
 * @param count how many; at least 1
 * @param cell the cell
 */
record Repeat(int first, int count, Cell cell) implements Part {
  Repeat {
    if (count < 1) {
      throw new IllegalArgumentException(
          "repeat(" + count + ", cell): a cell is repeated at least once.");
    }
  }

  @Override
  public List<Decision> decisions() {
    return cell.decisions();
  }

  @Override
  public Node build(GraphBuilder graph, Node input, Choices choices) {
    Node last = input;
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
