package org.espalier.dsl.space.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.part.Site;

/**
 * A cell of NAS-Bench-201 whose operations are given, in stages whose channels are searched, as in
 * NATS-Bench (Dong et al., TPAMI 2021, arXiv 2009.00437, §3.2).
 *
 * @param edges the operations on 0-1, 0-2, 1-2, 0-3, 1-3, 2-3, and so on
 */
public record FixedCell(List<CandidateOperation> edges) implements Blocks {
  /** Copies and checks. */
  public FixedCell {
    edges = List.copyOf(edges);
    int nodes = nodes(edges.size());
    if (edges.isEmpty() || nodes * (nodes - 1) / 2 != edges.size()) {
      throw new IllegalArgumentException(
          "edges(...) names the operation of every edge, 1, 3, 6 or 10 of them for 2 to 5 nodes,"
              + " but got "
              + edges.size()
              + ".");
    }
  }

  private static int nodes(int edges) {
    return (int) Math.round((1 + Math.sqrt(1 + 8.0 * edges)) / 2);
  }

  @Override
  public List<Decision> decisions(String at, BlockSettings settings, boolean first) {
    return List.of();
  }

  @Override
  public Node build(Layer layer, boolean first) {
    Site site = layer.site();
    List<Node> states = new ArrayList<>(List.of(site.input()));
    int edge = 0;
    for (int to = 1; to < nodes(edges.size()); to++) {
      List<Node> inputs = new ArrayList<>();
      for (int from = 0; from < to; from++) {
        CandidateOperation operation = edges.get(edge++);
        GraphBuilder place = site.graph().within("edge." + from + "-" + to);
        int stride = from == 0 ? site.stride() : 1;
        Site at = new Site(place, states.get(from), site.channels(), stride);
        inputs.add(operation.recipe().build(at.within(operation.name())));
      }
      states.add(
          inputs.size() == 1
              ? inputs.get(0)
              : site.graph().add("node." + to, new Addition(), inputs));
    }
    return states.get(states.size() - 1);
  }

  /** Operations begin with their activation, so the last cell's sum still needs one. */
  @Override
  public List<Operation> closing() {
    return List.of(BatchNormalization.standard(), new Activation(Activation.Kind.RELU));
  }

  @Override
  public String text() {
    return edges.stream()
        .map(CandidateOperation::word)
        .collect(Collectors.joining(", ", ".edges(", ")"));
  }
}
