package org.espalier.dsl.encoding;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.CellForm;
import org.espalier.dsl.architecture.CellGraph;

/**
 * One number per possible path: with k operations and paths of a to b of them, {@code k^a + ... +
 * k^b} numbers per cell, such as {@code 5 + 25 + 125 = 155} for NAS-Bench-201 and {@code 1 + 3 + 9
 * + 27 + 81 + 243 = 364} for NAS-Bench-101. Paths of one length stand in the order of their
 * operations, the first one counting most.
 */
public final class PathEncoding implements Encoding {
  /** The longest encoding of a cell that is not truncated. */
  private static final int MOST = 1 << 24;

  private final List<CellForm> cells;
  private final int limit;

  private PathEncoding(List<CellForm> cells, int limit) {
    this.cells = List.copyOf(cells);
    this.limit = limit;
  }

  static PathEncoding of(List<CellForm> cells) {
    return new PathEncoding(cells, MOST);
  }

  /**
   * Only the first numbers of each cell, the short paths, which are the likely ones (arXiv
   * 1910.11858, section 4.1: 40 for NAS-Bench-101).
   *
   * @param numbers how many per cell; at least 1
   */
  public PathEncoding truncated(int numbers) {
    if (numbers < 1) {
      throw new IllegalArgumentException(
          "truncated(" + numbers + "): a path encoding keeps at least 1 number per cell.");
    }
    return new PathEncoding(cells, Math.min(limit, numbers));
  }

  private int length(CellForm cell) {
    return Math.toIntExact(Math.min(limit, before(cell, cell.longest() + 1)));
  }

  /** How many paths are shorter. */
  private static long before(CellForm cell, int operations) {
    long count = 0;
    for (int length = cell.shortest(); length < operations && count < MOST; length++) {
      count += Math.round(Math.pow(cell.operations().size(), length));
    }
    if (count >= MOST) {
      return MOST;
    }
    return count;
  }

  @Override
  public int length() {
    return cells.stream().mapToInt(this::length).sum();
  }

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (CellForm cell : cells) {
      List<String> paths = new ArrayList<>(List.of(""));
      int end = names.size() + length(cell);
      for (int length = 0; names.size() < end; length++) {
        for (int i = 0; length >= cell.shortest() && i < paths.size() && names.size() < end; i++) {
          names.add(cell.name() + "/" + paths.get(i).strip());
        }
        paths =
            paths.stream()
                .flatMap(path -> cell.operations().stream().map(next -> path + " " + next))
                .toList();
      }
    }
    return names;
  }

  @Override
  public double[] encode(Architecture architecture) {
    double[] numbers = new double[length()];
    int start = 0;
    for (CellForm cell : cells) {
      int length = length(cell);
      CellGraph graph = cell.graph(architecture).pruned(cell.cutting());
      mark(cell, graph, graph.size() - 1, 0, 0, 1, numbers, start, start + length);
      start += length;
    }
    return numbers;
  }

  /**
   * Follows all paths backwards from a vertex.
   *
   * @param code the operations so far as a number, the last one counting least
   * @param worth what the next operation counts
   */
  private void mark(
      CellForm cell,
      CellGraph graph,
      int vertex,
      int operations,
      long code,
      long worth,
      double[] numbers,
      int start,
      int end) {
    for (int source : graph.sources().get(vertex)) {
      String label = graph.labels().get(source);
      if (label.equals(CellGraph.INPUT)) {
        long index = start + before(cell, operations) + code;
        if (index < end) {
          numbers[(int) index] = 1;
        }
      } else {
        int operation = cell.operations().indexOf(label);
        mark(
            cell,
            graph,
            source,
            operations + 1,
            code + operation * worth,
            worth * cell.operations().size(),
            numbers,
            start,
            end);
      }
    }
  }
}
