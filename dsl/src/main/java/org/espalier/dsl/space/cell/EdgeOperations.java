package org.espalier.dsl.space.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.part.Candidates;

/**
 * What can stand on each edge of a cell with two inputs: the same everywhere, or a list for every
 * edge, node by node and input by input: 0-2, 1-2, 0-3, 1-3, 2-3 and so on.
 */
public final class EdgeOperations {
  private static final String NONE = Candidates.none().name();
  private final List<List<CandidateOperation>> lists;
  private final List<List<CandidateOperation>> choices;
  private final List<List<String>> names;

  private EdgeOperations(List<List<CandidateOperation>> lists) {
    this.lists = List.copyOf(lists);
    this.choices =
        lists.stream()
            .map(list -> list.stream().filter(some -> !some.name().equals(NONE)).toList())
            .toList();
    this.names =
        choices.stream().map(list -> list.stream().map(CandidateOperation::name).toList()).toList();
  }

  /** The same on every edge. */
  public static EdgeOperations everywhere(List<CandidateOperation> operations) {
    return edges(List.of(operations));
  }

  /** A list for every edge. */
  public static EdgeOperations edges(List<List<CandidateOperation>> lists) {
    for (int edge = 0; edge < lists.size(); edge++) {
      List<String> names = lists.get(edge).stream().map(CandidateOperation::name).toList();
      String which = lists.size() == 1 ? "An edge" : "Edge " + edge;
      if (names.stream().allMatch(NONE::equals)) {
        throw new IllegalArgumentException(
            which
                + " needs at least one operation that it can carry, but got "
                + names
                + "; say for example ops(SKIP_CONNECT, SEP_CONV_3X3).");
      }
      if (names.stream().distinct().count() < names.size()) {
        throw new IllegalArgumentException(which + " names an operation twice: " + names + ".");
      }
    }
    return new EdgeOperations(lists.stream().map(List::copyOf).toList());
  }

  /** Whether all edges offer the same. */
  boolean alike() {
    return lists.size() == 1;
  }

  /** Refuses lists for a cell of another number of nodes. */
  void check(int nodes) {
    int edges = index(0, nodes + TwoInputCell.INPUTS);
    if (!alike() && lists.size() != edges) {
      throw new IllegalArgumentException(
          "A cell of two inputs and "
              + nodes
              + " nodes has "
              + edges
              + " edges, but perEdge(...) was given "
              + lists.size()
              + " lists of operations.");
    }
  }

  private static int index(int from, int node) {
    int before = 0;
    for (int earlier = TwoInputCell.INPUTS; earlier < node; earlier++) {
      before += earlier;
    }
    return before + from;
  }

  private int at(int from, int node) {
    return alike() ? 0 : index(from, node);
  }

  /** All operations of an edge, {@code NONE} included. */
  List<CandidateOperation> of(int from, int node) {
    return lists.get(at(from, node));
  }

  /** Those that an edge can carry. */
  List<CandidateOperation> choices(int from, int node) {
    return choices.get(at(from, node));
  }

  /** Their names. */
  List<String> names(int from, int node) {
    return names.get(at(from, node));
  }

  /** As typed. */
  @Override
  public String toString() {
    List<String> written = new ArrayList<>();
    for (List<CandidateOperation> list : lists) {
      written.add(Picked.text(list));
    }
    return alike()
        ? written.get(0)
        : written.stream().collect(Collectors.joining(", ", "perEdge(", ")"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EdgeOperations edges && edges.lists.equals(lists);
  }

  @Override
  public int hashCode() {
    return lists.hashCode();
  }
}
