package org.espalier.dsl.space.cell;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.espalier.dsl.graph.GraphBuilder;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.operation.BatchNormalization;
import org.espalier.dsl.operation.Pooling;
import org.espalier.dsl.space.part.CandidateOperation;
import org.espalier.dsl.space.part.Choices;
import org.espalier.dsl.space.part.Site;

/** A two-input cell while it is being built: its states so far and which of them were read. */
final class CellFrame {
  private final GraphBuilder graph;
  private final TwoInputCell cell;
  private final Choices choices;
  private final List<Node> states = new ArrayList<>();
  private final BitSet read = new BitSet();

  CellFrame(GraphBuilder graph, TwoInputCell cell, Choices choices) {
    this.graph = graph;
    this.cell = cell;
    this.choices = choices;
  }

  GraphBuilder graph() {
    return graph;
  }

  TwoInputCell cell() {
    return cell;
  }

  Choices choices() {
    return choices;
  }

  List<Node> states() {
    return states;
  }

  BitSet read() {
    return read;
  }

  /** Where an operation reads a state; those that read the cell's inputs stride in a reduction. */
  Site site(int from, String place) {
    read.set(from);
    return site(from, graph.within(place));
  }

  private Site site(int from, GraphBuilder place) {
    int stride = from < TwoInputCell.INPUTS ? cell.stride() : 1;
    return new Site(place, states.get(from), cell.channels(), stride);
  }

  /**
   * The operation that a decision chose, reading a state. Where several are mixed, a batch norm
   * follows each pool, which would otherwise yield larger numbers than the convolutions beside it
   * (DARTS' code).
   */
  Node choose(String label, List<CandidateOperation> operations, Site site) {
    if (!choices.mixes()) {
      return choices.choose(label, operations, site);
    }
    List<CandidateOperation> normalized = operations.stream().map(CellFrame::normalized).toList();
    return cell.mixing().edge(site, choices, some -> choices.choose(label, normalized, some));
  }

  private static CandidateOperation normalized(CandidateOperation operation) {
    return new CandidateOperation(
        operation.name(),
        operation.word(),
        site -> {
          Node node = operation.recipe().build(site);
          return node.operation() instanceof Pooling
              ? site.graph().add("norm", BatchNormalization.standard(), node)
              : node;
        });
  }
}
