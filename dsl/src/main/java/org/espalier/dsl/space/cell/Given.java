package org.espalier.dsl.space.cell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.part.Site;

/**
 * A cell in which nothing is left to decide.
 *
 * @param cell what its nodes read, and through what
 * @param text as typed, from the dot on
 */
record Given(Genotype.Cell cell, String text) implements Edges {
  @Override
  public void check(int nodes) {}

  @Override
  public List<Decision> decisions(String name, int node) {
    return List.of();
  }

  @Override
  public int decided(int node) {
    return 0;
  }

  @Override
  public Node build(CellFrame frame, int node) {
    List<Node> read = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (Genotype.Edge edge : cell.nodes().get(node - TwoInputCell.INPUTS)) {
      // A block may read one state twice; then the second edge's name says so.
      String again = seen.add(edge.input()) ? "" : "." + read.size();
      CandidateOperation operation = Primitives.named(edge.operation(), frame.cell().place(node));
      Site site = frame.site(edge.input(), Kept.place(edge.input(), node) + again);
      read.add(site.add(operation));
    }
    return frame.graph().add("node." + node, new Addition(), read);
  }

  @Override
  public boolean hasGenotype() {
    return false;
  }

  @Override
  public List<Genotype.Edge> edges(int node, int... choices) {
    return cell.nodes().get(node - TwoInputCell.INPUTS);
  }

  @Override
  public List<String> operations(int node) {
    return edges(node).stream().map(Genotype.Edge::operation).toList();
  }

  @Override
  public int[] choices(int node, List<Genotype.Edge> edges, String where) {
    return new int[0];
  }
}
