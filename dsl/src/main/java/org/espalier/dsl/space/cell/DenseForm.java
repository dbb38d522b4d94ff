package org.espalier.dsl.space.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.espalier.dsl.architecture.CellForm;
import org.espalier.dsl.architecture.CellGraph;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.space.part.CandidateOperation;

/**
 * The graphs of a densely connected cell: each edge becomes a vertex, which reads all edges that
 * end where it begins.
 *
 * @param cell the cell
 * @param folding which cells count as one graph
 */
public record DenseForm(Cell cell, Folding folding) implements CellForm {
  /** Equal as NAS-Bench-201 counts them: {@link Folding#SKIPS_AND_ZEROS}. */
  public DenseForm(Cell cell) {
    this(cell, Folding.SKIPS_AND_ZEROS);
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
    return cell.candidates().stream().map(CandidateOperation::name).toList();
  }

  @Override
  public Set<String> cutting() {
    return Set.of("none");
  }

  @Override
  public int vertices() {
    return cell.nodes() * (cell.nodes() - 1) / 2 + 2;
  }

  @Override
  public int shortest() {
    return 1;
  }

  @Override
  public int longest() {
    return cell.nodes() - 1;
  }

  /** Edges are decided in the order of the nodes where they end. */
  private String operation(int[] own, int from, int to) {
    return cell.candidates().get(own[to * (to - 1) / 2 + from]).name();
  }

  @Override
  public CellGraph graph(int... own) {
    List<String> labels = new ArrayList<>(List.of(CellGraph.INPUT));
    List<List<Integer>> sources = new ArrayList<>(List.of(List.of()));
    List<List<Integer>> ending = new ArrayList<>(List.of(List.of(0)));
    for (int to = 1; to < cell.nodes(); to++) {
      List<Integer> here = new ArrayList<>();
      for (int from = 0; from < to; from++) {
        here.add(labels.size());
        labels.add(operation(own, from, to));
        sources.add(ending.get(from));
      }
      ending.add(here);
    }
    labels.add(CellGraph.OUTPUT);
    sources.add(ending.get(cell.nodes() - 1));
    return new CellGraph(labels, sources);
  }

  @Override
  public Object key(int... own) {
    return folding.key(cell, (from, to) -> operation(own, from, to));
  }
}
