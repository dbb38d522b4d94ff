package org.espalier.dsl.space.vertex;

import java.util.List;
import org.espalier.dsl.decision.Restriction;

/**
 * At most so many edges, and a way from the input to the output. The state holds the number of
 * edges and which vertices the input reaches.
 *
 * @param labels the possible edges by their target
 * @param vertices how many vertices
 * @param most how many edges
 */
record EdgeRule(List<String> labels, int vertices, int most) implements Restriction {
  private static final int COUNT_BITS = 8;
  private static final long COUNT = (1 << COUNT_BITS) - 1;

  EdgeRule {
    labels = List.copyOf(labels);
  }

  @Override
  public long start() {
    return 1L << COUNT_BITS;
  }

  @Override
  public long next(long state, int index, int choice) {
    int to = target(index);
    int from = index - to * (to - 1) / 2;
    long after = state;
    if (choice == 1) {
      after += 1;
      if ((after & COUNT) > most) {
        return BROKEN;
      }
      if ((state >> (COUNT_BITS + from) & 1) == 1) {
        after |= 1L << (COUNT_BITS + to);
      }
    }
    boolean last = index == labels.size() - 1;
    return last && (after >> (COUNT_BITS + vertices - 1) & 1) == 0 ? BROKEN : after;
  }

  private static int target(int index) {
    int to = 1;
    while ((to + 1) * to / 2 <= index) {
      to++;
    }
    return to;
  }

  @Override
  public String complaint(int[] choices) {
    int edges = java.util.Arrays.stream(choices).sum();
    return edges > most
        ? "A cell of this space has at most " + most + " edges, but got " + edges + "; drop some."
        : "A cell of this space has a way from its input 0 to its output "
            + (vertices - 1)
            + ", but got one without; add edges such as 0-"
            + (vertices - 1)
            + ".";
  }
}
