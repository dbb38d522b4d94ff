package org.espalier.stdlib.strategy.relaxed.derivation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The scores of one edge of a cell, {@code <cell>/edge.<from>-<node>}.
 *
 * @param cell the cell's name
 * @param from which state is read
 * @param node by which node
 * @param scores of its operations
 */
record ScoredEdge(String cell, int from, int node, Scores scores) {
  static final String NONE = "none";
  private static final Pattern LABEL = Pattern.compile("(.+)/edge\\.(\\d+)-(\\d+)");

  /** The edges by cell and node, in the order of the states that are read. */
  static Map<String, TreeMap<Integer, List<ScoredEdge>>> all(List<Scores> scores) {
    Map<String, TreeMap<Integer, List<ScoredEdge>>> cells = new LinkedHashMap<>();
    for (Scores choice : scores) {
      ScoredEdge edge = of(choice);
      cells
          .computeIfAbsent(edge.cell, fresh -> new TreeMap<>())
          .computeIfAbsent(edge.node, fresh -> new ArrayList<>())
          .add(edge);
    }
    for (TreeMap<Integer, List<ScoredEdge>> nodes : cells.values()) {
      nodes.values().forEach(edges -> edges.sort((a, b) -> Integer.compare(a.from, b.from)));
    }
    return cells;
  }

  /** Whether a choice is one of an edge's operations. */
  static boolean isEdge(Scores choice) {
    return LABEL.matcher(choice.choice().label()).matches();
  }

  static ScoredEdge of(Scores choice) {
    Matcher label = LABEL.matcher(choice.choice().label());
    if (!label.matches()) {
      throw new IllegalArgumentException(
          "'"
              + choice.choice().label()
              + "' is no edge of a cell, such as normal/edge.0-2. A derivation of cells reads"
              + " edges only: use edgeWeighted(...) for weights of edges, and largestOption() for"
              + " decisions of other spaces.");
    }
    return new ScoredEdge(
        label.group(1), Integer.parseInt(label.group(2)), Integer.parseInt(label.group(3)), choice);
  }

  /** The best of its operations but none; the first of equal ones; -1 where there are none. */
  int best() {
    int best = -1;
    for (int option = 0; option < scores.point().size(); option++) {
      boolean none = option(option).equals(NONE);
      if (!none && (best < 0 || at(option) > at(best))) {
        best = option;
      }
    }
    if (best < 0) {
      throw new IllegalArgumentException(
          "'" + scores.choice().label() + "' has no operation but none: nothing can be derived.");
    }
    return best;
  }

  String option(int option) {
    return scores.choice().options().get(option);
  }

  double at(int option) {
    return scores.point().get(option);
  }
}
