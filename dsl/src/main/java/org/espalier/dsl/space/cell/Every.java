package org.espalier.dsl.space.cell;

import java.util.List;
import java.util.stream.IntStream;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Domain;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.space.part.CandidateOperation;

/**
 * Every node reads every state before it, each through an operation of the edge's own, {@code NONE}
 * among them, and adds them up (SNAS, Xie et al., ICLR 2019, arXiv 1812.09926, section 2.1). In a
 * genotype that is read, edges that are not named carry {@code none}.
 *
 * @param edges what can stand on each edge
 */
record Every(EdgeOperations edges) implements Edges {
  private static final String NONE = "none";

  @Override
  public void check(int nodes) {
    edges.check(nodes);
  }

  private static String label(String cell, int from, int node) {
    return cell + "/" + Kept.place(from, node);
  }

  private List<String> names(int from, int node) {
    return edges.of(from, node).stream().map(CandidateOperation::name).toList();
  }

  @Override
  public List<Decision> decisions(String cell, int node) {
    return IntStream.range(0, node)
        .mapToObj(from -> Decision.of(label(cell, from, node), new Domain(names(from, node))))
        .toList();
  }

  @Override
  public Node build(CellFrame frame, int node) {
    List<Node> all = Kept.everyEdge(frame, node, edges);
    return frame.choices().mixes()
        ? frame.cell().mixing().node(frame.graph(), frame.cell().name(), node, all, frame.choices())
        : frame.graph().add("node." + node, new Addition(), all);
  }

  @Override
  public boolean hasGenotype() {
    return true;
  }

  @Override
  public int decided(int node) {
    return node;
  }

  @Override
  public List<Genotype.Edge> edges(int node, int... choices) {
    return IntStream.range(0, node)
        .mapToObj(from -> new Genotype.Edge(names(from, node).get(choices[from]), from))
        .toList();
  }

  @Override
  public int[] choices(int node, List<Genotype.Edge> edges, String where) {
    int[] choices = new int[node];
    for (int from = 0; from < node; from++) {
      int state = from;
      List<Genotype.Edge> here = edges.stream().filter(edge -> edge.input() == state).toList();
      if (here.size() > 1) {
        throw new IllegalArgumentException(
            where + " reads " + from + " twice, but in this space an edge carries one operation.");
      }
      String name = here.isEmpty() ? NONE : here.get(0).operation();
      choices[from] = OperationNames.find(name, names(from, node), where);
    }
    return choices;
  }

  @Override
  public List<String> operations(int node) {
    return IntStream.range(0, node)
        .boxed()
        .flatMap(from -> names(from, node).stream())
        .distinct()
        .toList();
  }

  @Override
  public String text() {
    return ".everyEdge(" + edges + ")";
  }
}
