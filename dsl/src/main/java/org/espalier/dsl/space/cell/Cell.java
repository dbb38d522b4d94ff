package org.espalier.dsl.space.cell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.espalier.dsl.architecture.CellForm;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Domain;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.Activation;
import org.espalier.dsl.operation.Addition;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Flow;
import org.espalier.dsl.space.part.Site;

/**
 * A densely connected cell: node 0 is the input, every later node is the sum over its edges from
 * all earlier nodes, the last node is the output, and one candidate operation stands on each edge
 * (NAS-Bench-201, arXiv 2001.00326, §2). Shape and channels stay.
 *
 * @param name what its decisions' labels begin with; cells of one name in a network are one cell
 * @param nodes how many nodes, the input included; at least 2, default 4
 * @param candidates what can stand on an edge; empty until {@link #edge} was said
 */
public record Cell(String name, int nodes, List<CandidateOperation> candidates)
    implements Repeatable {
  /** Copies and checks. */
  public Cell {
    if (nodes < 2) {
      throw new IllegalArgumentException(
          "cell().nodes(" + nodes + "): a cell has at least 2 nodes, its input and its output.");
    }
    candidates = List.copyOf(candidates);
  }

  /** How many nodes, the input included. */
  public Cell nodes(int count) {
    return new Cell(name, count, candidates);
  }

  /** What stands on every edge. */
  public Cell edge(List<CandidateOperation> operations) {
    List<String> names = operations.stream().map(CandidateOperation::name).toList();
    if (operations.isEmpty()) {
      throw new IllegalArgumentException("edge(ops()): an edge needs at least one operation.");
    }
    if (new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException("edge(ops(...)) names an operation twice: " + names + ".");
    }
    return new Cell(name, nodes, operations);
  }

  /** The label of the decision on one edge. */
  String label(int from, int to) {
    return name + "/edge." + from + "-" + to;
  }

  /**
   * How many outputs of earlier cells it reads: 1, as it stands, or 2, as in the DARTS and NASNet
   * families.
   */
  public TwoInputCell inputs(int count) {
    if (count != 2 || !candidates.isEmpty()) {
      throw new IllegalArgumentException(
          "inputs("
              + count
              + "): say cell().inputs(2) for a cell that reads the two cells before it; without"
              + " inputs(...) it reads the last one.");
    }
    return TwoInputCell.of(name).nodes(nodes);
  }

  @Override
  public Cell named(String other) {
    return new Cell(other, nodes, candidates);
  }

  @Override
  public Optional<CellForm> form() {
    return Optional.of(new DenseForm(this));
  }

  /** Operations begin with their activation, so the last cell's sum still needs one. */
  @Override
  public List<Operation> closing() {
    return List.of(BatchNormalization.standard(), new Activation(Activation.Kind.RELU));
  }

  @Override
  public Flow build(GraphBuilder graph, Flow flow, Choices choices) {
    return flow.then(build(graph, flow.last(), choices));
  }

  @Override
  public List<Decision> decisions() {
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException(
          "A cell needs operations on its edges: say cell().edge(ops(SKIP, CONV_3X3)).");
    }
    Domain domain = new Domain(candidates.stream().map(CandidateOperation::name).toList());
    List<Decision> decisions = new ArrayList<>();
    for (int to = 1; to < nodes; to++) {
      for (int from = 0; from < to; from++) {
        decisions.add(Decision.of(label(from, to), domain));
      }
    }
    return decisions;
  }

  private Node build(GraphBuilder graph, Node input, Choices choices) {
    List<Node> states = new ArrayList<>(List.of(input));
    for (int to = 1; to < nodes; to++) {
      List<Node> edges = new ArrayList<>();
      for (int from = 0; from < to; from++) {
        GraphBuilder place = graph.within("edge." + from + "-" + to);
        Node state = states.get(from);
        Site site = new Site(place, state, state.shape().channels(), 1);
        edges.add(choices.choose(label(from, to), candidates, site));
      }
      states.add(edges.size() == 1 ? edges.get(0) : graph.add("node." + to, new Addition(), edges));
    }
    return states.get(nodes - 1);
  }

  /** As typed. */
  @Override
  public String toString() {
    String words = name.equals("cell") ? "cell()" : "cell(\"" + name + "\")";
    String operations =
        String.join(", ", candidates.stream().map(CandidateOperation::word).toList());
    return words + ".nodes(" + nodes + ").edge(ops(" + operations + "))";
  }
}
