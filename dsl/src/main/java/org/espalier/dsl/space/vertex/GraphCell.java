package org.espalier.dsl.space.vertex;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.espalier.dsl.architecture.CellForm;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Domain;
import org.espalier.dsl.decision.Restriction;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.operation.Operation;
import org.espalier.dsl.space.cell.Repeatable;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Flow;

/**
 * A cell that is any directed acyclic graph up to a size: an input, an output, and one operation on
 * each vertex between them (NAS-Bench-101, Ying et al., ICML 2019, arXiv 1902.09635, section 2).
 * Each possible edge is a decision, each inner vertex another one; vertices off all ways from the
 * input to the output do nothing.
 *
 * @param name what its decisions' labels begin with; cells of one name in a network are one cell
 * @param vertices at most how many vertices, input and output included; 2 to 9, default 7
 * @param edges at most how many edges; at least 1, default 9
 * @param candidates what can stand on an inner vertex; empty until {@link #vertex} was said
 * @param channels how many channels come out; 0 for as many as come in
 */
public record GraphCell(
    String name, int vertices, int edges, List<CandidateOperation> candidates, int channels)
    implements Repeatable {
  private static final int MOST_VERTICES = 9;

  /** Copies and checks. */
  public GraphCell {
    if (vertices < 2 || vertices > MOST_VERTICES) {
      throw new IllegalArgumentException(
          "graphCell().vertices("
              + vertices
              + "): a cell has 2 to "
              + MOST_VERTICES
              + " vertices, its input and its output included.");
    }
    if (edges < 1) {
      throw new IllegalArgumentException(
          "graphCell().edges(" + edges + "): a cell has at least 1 edge.");
    }
    if (channels < 0) {
      throw new IllegalArgumentException(
          "graphCell().channels(" + channels + "): a cell yields at least 1 channel.");
    }
    candidates = List.copyOf(candidates);
  }

  /** At most so many vertices, input and output included. */
  public GraphCell vertices(int most) {
    return new GraphCell(name, most, edges, candidates, channels);
  }

  /** At most so many edges. */
  public GraphCell edges(int most) {
    return new GraphCell(name, vertices, most, candidates, channels);
  }

  /** What stands on every vertex between the input and the output. */
  public GraphCell vertex(List<CandidateOperation> operations) {
    List<String> names = operations.stream().map(CandidateOperation::name).toList();
    if (operations.isEmpty() || new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException(
          "vertex(ops(...)) needs at least one operation and none twice, but got " + names + ".");
    }
    return new GraphCell(name, vertices, edges, operations, channels);
  }

  /** How many channels come out. */
  public GraphCell channels(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "graphCell().channels(" + count + "): a cell yields at least 1 channel.");
    }
    return new GraphCell(name, vertices, edges, candidates, count);
  }

  String edge(int from, int to) {
    return name + "/edge." + from + "-" + to;
  }

  String vertex(int vertex) {
    return name + "/vertex." + vertex;
  }

  List<String> operationNames() {
    return candidates.stream().map(CandidateOperation::name).toList();
  }

  /** The labels of all possible edges, by their target. */
  List<String> edgeLabels() {
    List<String> labels = new ArrayList<>();
    for (int to = 1; to < vertices; to++) {
      for (int from = 0; from < to; from++) {
        labels.add(edge(from, to));
      }
    }
    return labels;
  }

  /** Its edges, given the choice of every label. */
  Matrix matrix(ToIntFunction<String> choices) {
    List<String> labels = edgeLabels();
    return Matrix.of(vertices, edge -> choices.applyAsInt(labels.get(edge)));
  }

  @Override
  public GraphCell named(String other) {
    return new GraphCell(other, vertices, edges, candidates, channels);
  }

  @Override
  public List<Decision> decisions() {
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException(
          "A cell needs operations on its vertices: say graphCell().vertex(ops(CONV_3X3,"
              + " MAX_POOL_3X3)).");
    }
    Domain absent = new Domain(List.of("0", "1"));
    Domain operations = new Domain(operationNames());
    List<Decision> decisions = new ArrayList<>();
    edgeLabels().forEach(label -> decisions.add(Decision.of(label, absent)));
    for (int vertex = 1; vertex < vertices - 1; vertex++) {
      decisions.add(Decision.of(vertex(vertex), operations));
    }
    return decisions;
  }

  @Override
  public List<Restriction> restrictions() {
    return List.of(new EdgeRule(edgeLabels(), vertices, edges));
  }

  @Override
  public Optional<CellForm> form() {
    return Optional.of(new GraphForm(name, vertices, edges, candidates));
  }

  @Override
  public Flow build(GraphBuilder graph, Flow flow, Choices choices) {
    return flow.then(GraphCellLayers.build(this, graph, flow.last(), choices));
  }

  /** Operations end with their activation, so nothing comes behind the last cell. */
  @Override
  public List<Operation> closing() {
    return List.of();
  }

  /** As typed. */
  @Override
  public String toString() {
    String operations =
        String.join(", ", candidates.stream().map(CandidateOperation::word).toList());
    return (name.equals("cell") ? "graphCell()" : "graphCell(\"" + name + "\")")
        + ".vertices("
        + vertices
        + ").edges("
        + edges
        + ").vertex(ops("
        + operations
        + "))"
        + (channels == 0 ? "" : ".channels(" + channels + ")");
  }
}
