package org.espalier.dsl.space.cell;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.CellForm;
import org.espalier.dsl.architecture.CellGraph;
import org.espalier.dsl.decision.Decision;

/**
 * The graphs of a cell that reads two cells before it: its two inputs, one vertex for each edge of
 * its nodes, and the output. Cells are equal when their outputs are, written out as sums of
 * operations in any order.
 *
 * @param cell the cell, without channels and stride
 */
record TwoInputForm(TwoInputCell cell) implements CellForm {
  static TwoInputForm of(TwoInputCell cell) {
    return new TwoInputForm(cell.channels(1).stride(1));
  }

  @Override
  public String name() {
    return cell.name();
  }

  @Override
  public List<String> labels() {
    return cell.decisions().stream().map(Decision::label).toList();
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
    int edges = cell.own().map(node -> edges(node, label -> 0).size()).sum();
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

  private List<Genotype.Edge> edges(int node, java.util.function.ToIntFunction<String> choices) {
    return cell.complete().edges(cell.name(), node, choices);
  }

  private List<List<Genotype.Edge>> nodes(Architecture architecture) {
    return cell.own().mapToObj(node -> edges(node, architecture::choice)).toList();
  }

  private List<Integer> output(List<List<Genotype.Edge>> nodes) {
    BitSet read = new BitSet();
    nodes.stream().flatMap(List::stream).forEach(edge -> read.set(edge.input()));
    return cell.output().of(cell.nodes(), read);
  }

  @Override
  public CellGraph graph(Architecture architecture) {
    List<List<Genotype.Edge>> nodes = nodes(architecture);
    List<String> labels = new ArrayList<>();
    List<List<Integer>> sources = new ArrayList<>();
    List<List<Integer>> states = new ArrayList<>();
    for (int input = 0; input < TwoInputCell.INPUTS; input++) {
      labels.add(CellGraph.INPUT);
      sources.add(List.of());
      states.add(List.of(input));
    }
    for (List<Genotype.Edge> edges : nodes) {
      List<Integer> state = new ArrayList<>();
      for (Genotype.Edge edge : edges) {
        state.add(labels.size());
        labels.add(edge.operation());
        sources.add(states.get(edge.input()));
      }
      states.add(state);
    }
    labels.add(CellGraph.OUTPUT);
    sources.add(output(nodes).stream().flatMap(end -> states.get(end).stream()).toList());
    return new CellGraph(labels, sources);
  }

  @Override
  public Object key(Architecture architecture) {
    if (!cell.complete().hasGenotype()) {
      // How blocks combine is no part of the graph, so every choice counts.
      return labels().stream()
          .map(label -> String.valueOf(architecture.choice(label)))
          .collect(Collectors.joining(",", cell.name() + "(", ")"));
    }
    List<List<Genotype.Edge>> nodes = nodes(architecture);
    List<String> states = new ArrayList<>(List.of("0", "1"));
    for (List<Genotype.Edge> edges : nodes) {
      states.add(
          edges.stream()
              .map(edge -> "(" + states.get(edge.input()) + ")@" + edge.operation())
              .sorted()
              .collect(Collectors.joining("+")));
    }
    return output(nodes).stream()
        .map(states::get)
        .sorted()
        .collect(Collectors.joining("|", cell.name() + "(", ")"));
  }
}
