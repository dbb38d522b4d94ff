package org.espalier.dsl.space.cell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.espalier.dsl.decision.Condition;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Domain;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Addition;

/**
 * Every node keeps some different states before it, each through one operation, and adds them up
 * (DARTS, arXiv 1806.09055, §2.1 and §2.4). Where operations are mixed, every node reads every
 * state before it through all operations.
 *
 * <p>{@code NONE} is mixed, but is not a choice: an edge that is kept carries something.
 *
 * @param count how many states a node keeps; all, where there are fewer
 * @param edges what can stand on each edge
 */
record Kept(int count, EdgeOperations edges) implements Edges {
  Kept {
    if (count < 1) {
      throw new IllegalArgumentException(
          "keep(" + count + ", ...): a node keeps at least one of the nodes before it.");
    }
  }

  @Override
  public void check(int nodes) {
    edges.check(nodes);
  }

  private static String inputs(String cell, int node) {
    return cell + "/node." + node + "/inputs";
  }

  /** Edges that offer the same are decided by rank, others each by itself. */
  private String label(String cell, int from, int node, int slot) {
    return edges.alike()
        ? cell + "/node." + node + "/operation." + slot
        : cell + "/edge." + from + "-" + node;
  }

  @Override
  public List<Decision> decisions(String cell, int node) {
    List<List<Integer>> kept = Combinations.of(node, count);
    List<Decision> decisions = new ArrayList<>();
    decisions.add(
        Decision.of(
            inputs(cell, node), new Domain(kept.stream().map(Combinations::text).toList())));
    for (int i = 0; i < decided(node) - 1; i++) {
      Domain domain = new Domain(edges.names(i, node));
      Decision decision = Decision.of(label(cell, i, node, i), domain);
      decisions.add(edges.alike() ? decision : decision.when(keeps(cell, i, node)));
    }
    return decisions;
  }

  private Condition keeps(String cell, int from, int node) {
    List<List<Integer>> kept = Combinations.of(node, count);
    TreeSet<Integer> options = new TreeSet<>();
    for (int option = 0; option < kept.size(); option++) {
      if (kept.get(option).contains(from)) {
        options.add(option);
      }
    }
    return new Condition(inputs(cell, node), options);
  }

  @Override
  public int decided(int node) {
    return 1 + (edges.alike() ? Math.min(count, node) : node);
  }

  @Override
  public Node build(CellFrame frame, int node) {
    TwoInputCell cell = frame.cell();
    return frame.choices().mixes()
        ? cell.mixing()
            .node(frame.graph(), cell.name(), node, everyEdge(frame, node, edges), frame.choices())
        : frame.graph().add("node." + node, new Addition(), chosen(frame, node));
  }

  private List<Node> chosen(CellFrame frame, int node) {
    String cell = frame.cell().name();
    int option = frame.choices().of(inputs(cell, node));
    List<Node> kept = new ArrayList<>();
    for (int from : Combinations.of(node, count).get(option)) {
      String label = label(cell, from, node, kept.size());
      kept.add(frame.choose(label, edges.choices(from, node), frame.site(from, place(from, node))));
    }
    return kept;
  }

  /** Every state before a node, through the operations of the edge: mixed, or the one chosen. */
  static List<Node> everyEdge(CellFrame frame, int node, EdgeOperations edges) {
    List<Node> all = new ArrayList<>();
    for (int from = 0; from < node; from++) {
      String label = frame.cell().name() + "/" + place(from, node);
      all.add(frame.choose(label, edges.of(from, node), frame.site(from, place(from, node))));
    }
    return all;
  }

  static String place(int from, int node) {
    return "edge." + from + "-" + node;
  }

  @Override
  public boolean hasGenotype() {
    return true;
  }

  @Override
  public List<Genotype.Edge> edges(int node, int... choices) {
    List<Integer> kept = Combinations.of(node, count).get(choices[0]);
    List<Genotype.Edge> written = new ArrayList<>(kept.size());
    for (int slot = 0; slot < kept.size(); slot++) {
      int from = kept.get(slot);
      int choice = choices[1 + (edges.alike() ? slot : from)];
      written.add(new Genotype.Edge(edges.names(from, node).get(choice), from));
    }
    return written;
  }

  @Override
  public int[] choices(int node, List<Genotype.Edge> edges, String where) {
    List<Genotype.Edge> sorted =
        edges.stream().sorted(Comparator.comparingInt(Genotype.Edge::input)).toList();
    List<Integer> inputs = sorted.stream().map(Genotype.Edge::input).toList();
    int option = Combinations.of(node, count).indexOf(inputs);
    if (option < 0) {
      throw new IllegalArgumentException(
          where
              + " reads "
              + inputs
              + ", but in this space a node keeps "
              + Math.min(count, node)
              + " different nodes before it.");
    }
    int[] choices = new int[decided(node)];
    choices[0] = option;
    for (int slot = 0; slot < sorted.size(); slot++) {
      int from = inputs.get(slot);
      choices[1 + (this.edges.alike() ? slot : from)] =
          OperationNames.find(sorted.get(slot).operation(), this.edges.names(from, node), where);
    }
    return choices;
  }

  @Override
  public List<String> operations(int node) {
    return IntStream.range(0, node)
        .boxed()
        .flatMap(from -> edges.names(from, node).stream())
        .distinct()
        .toList();
  }

  @Override
  public String text() {
    return ".keep(" + count + ", " + edges + ")";
  }
}
