package org.espalier.dsl.space.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Flow;

/**
 * The networks of the NASNet and DARTS families: cells one behind the other, of which those at
 * {@code floor(count / 3)} and {@code floor(2 count / 3)} halve the image and double the channels
 * (DARTS, arXiv 1806.09055, §3.1.2). With 20 cells these are cells 6 and 13, and six others stand
 * before, between and behind them.
 *
 * @param first the number of the first cell in the network
 * @param count how many cells; at least 1
 * @param normal what keeps the size, at the first cells' channels
 * @param reduction what halves it; its channels and stride follow from its place
 */
public record Thirds(int first, int count, TwoInputCell normal, TwoInputCell reduction)
    implements Cells {
  /** Checks. */
  public Thirds {
    if (count < 1) {
      throw new IllegalArgumentException(
          "thirds(" + count + ", normal, reduction): there is at least one cell.");
    }
  }

  @Override
  public List<Repeatable> kinds() {
    return Stream.<Repeatable>of(normal, reduction).distinct().toList();
  }

  @Override
  public Repeatable last() {
    return placed().get(count - 1);
  }

  /** All cells in order, each at its channels and stride. */
  private List<TwoInputCell> placed() {
    List<TwoInputCell> cells = new ArrayList<>();
    int channels = normal.channels();
    for (int number = 0; number < count; number++) {
      boolean reduces = number == count / 3 || number == 2 * count / 3;
      channels *= reduces ? 2 : 1;
      cells.add((reduces ? reduction.stride(2) : normal).channels(channels));
    }
    return cells;
  }

  @Override
  public List<Decision> decisions() {
    return Stream.of(normal, reduction).flatMap(cell -> cell.decisions().stream()).toList();
  }

  @Override
  public Flow build(GraphBuilder graph, Flow flow, Choices choices) {
    Flow last = flow;
    int number = first;
    for (TwoInputCell cell : placed()) {
      last = cell.build(graph.within("cell." + number++), last, choices);
    }
    return last;
  }

  @Override
  public String text() {
    return ".thirds(" + count + ", " + normal + ", " + reduction + ")";
  }
}
