package org.espalier.dsl.space.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.espalier.dsl.architecture.CellForm;
import org.espalier.dsl.architecture.CellGraph;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.LabelledGraph;

/**
 * The graphs of a cell that reads two cells before it: its two inputs, one vertex for each edge of
 * its nodes, and the output. Cells are equal when renaming their nodes makes one of the other; that
 * also changes the order of the output's channels, to which what reads them is indifferent.
 *
 * @param cell the cell, without channels and stride
 * @param labels of its decisions
 */
record TwoInputForm(TwoInputCell cell, List<String> labels) implements CellForm {
  private static final List<String> INPUTS = List.of("input.0", "input.1");

  static TwoInputForm of(TwoInputCell cell) {
    return new TwoInputForm(
        cell.channels(1).stride(1), cell.decisions().stream().map(Decision::label).toList());
  }

  @Override
  public String name() {
    return cell.name();
  }

  @Override
  public List<String> operations() {
    return cell.own()
        .boxed()
        .flatMap(node -> cell.complete().operations(node).stream())
        .distinct()
        .toList();
  }

  @Override
  public Set<String> cutting() {
    return Set.of("none");
  }

  @Override
  public int vertices() {
    int edges = cell.chosen(new int[labels.size()]).nodes().stream().mapToInt(List::size).sum();
    return TwoInputCell.INPUTS + edges + 1;
  }

  /** Loose ends may be the cell's inputs. */
  @Override
  public int shortest() {
    return cell.output() instanceof CellOutput.LooseEnds ? 0 : 1;
  }

  @Override
  public int longest() {
    return cell.nodes();
  }

  @Override
  public CellGraph graph(int... own) {
    Genotype.Cell chosen = cell.chosen(own);
    List<String> labels = new ArrayList<>();
    List<List<Integer>> sources = new ArrayList<>();
    List<List<Integer>> states = new ArrayList<>();
    for (int input = 0; input < TwoInputCell.INPUTS; input++) {
      labels.add(CellGraph.INPUT);
      sources.add(List.of());
      states.add(List.of(input));
    }
    for (List<Genotype.Edge> edges : chosen.nodes()) {
      List<Integer> state = new ArrayList<>();
      for (Genotype.Edge edge : edges) {
        state.add(labels.size());
        labels.add(edge.operation());
        sources.add(states.get(edge.input()));
      }
      states.add(state);
    }
    labels.add(CellGraph.OUTPUT);
    sources.add(chosen.concat().stream().flatMap(end -> states.get(end).stream()).toList());
    return new CellGraph(labels, sources);
  }

  /** Nodes are vertices here too, because the output keeps them apart. */
  @Override
  public LabelledGraph key(int... own) {
    Genotype.Cell chosen = cell.chosen(own);
    List<String> vertices = new ArrayList<>(INPUTS);
    List<LabelledGraph.Edge> uses = new ArrayList<>();
    int[] states = Arrays.copyOf(new int[] {0, 1}, TwoInputCell.INPUTS + cell.nodes());
    for (int node = TwoInputCell.INPUTS; node < states.length; node++) {
      List<Genotype.Edge> edges = chosen.nodes().get(node - TwoInputCell.INPUTS);
      states[node] = vertices.size() + edges.size();
      for (Genotype.Edge edge : edges) {
        uses.add(new LabelledGraph.Edge(states[edge.input()], vertices.size(), 0));
        uses.add(new LabelledGraph.Edge(vertices.size(), states[node], 0));
        vertices.add(edge.operation());
      }
      vertices.add(cell.complete().combination(cell.choices(node, own)).name());
    }
    for (int end : chosen.concat()) {
      uses.add(new LabelledGraph.Edge(states[end], vertices.size(), 0));
    }
    vertices.add(CellGraph.OUTPUT);
    return new LabelledGraph(vertices, uses);
  }
}
