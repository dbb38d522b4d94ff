package org.espalier.dsl.space.recurrent;

import java.util.List;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.space.part.ArchitectureText;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.LabelText;

/**
 * What a recurrent network does at each step. Its vectors are all as wide as its state.
 *
 * <p>{@code toString} prints it as typed.
 */
public interface RecurrentCell {
  /** How many vectors it hands on to the next step; the first is its output. */
  default int states() {
    return 1;
  }

  /** What has to be decided. */
  List<Decision> decisions();

  /**
   * Adds one step to a graph.
   *
   * @param graph the graph at this step's place; equal names in several steps share their weights
   * @param input what comes in, a vector
   * @param states what the step before handed on
   * @param choices what was chosen for {@link #decisions}
   * @return what this step hands on
   */
  List<Node> step(GraphBuilder graph, Node input, List<Node> states, Choices choices);

  /** How its architectures are written. */
  default ArchitectureText written() {
    return new LabelText();
  }
}
