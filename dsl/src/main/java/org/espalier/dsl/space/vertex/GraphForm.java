package org.espalier.dsl.space.vertex;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.espalier.dsl.architecture.CellForm;
import org.espalier.dsl.architecture.CellGraph;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.architecture.UniqueArchitectures;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.LabelledGraph;
import org.espalier.dsl.space.part.CandidateOperation;

/**
 * The graphs of a graph cell. Isomorphic ones without their unused vertices are equal; channel
 * counts, which depend on the order of the vertices, may still differ by one.
 *
 * @param name the cell's
 * @param vertices the cell's
 * @param edges the cell's
 * @param candidates the cell's
 */
record GraphForm(String name, int vertices, int edges, List<CandidateOperation> candidates)
    implements CellForm {
  private GraphCell cell() {
    return new GraphCell(name, vertices, edges, candidates, 0);
  }

  @Override
  public List<String> labels() {
    return cell().decisions().stream().map(Decision::label).toList();
  }

  @Override
  public List<String> operations() {
    return cell().operationNames();
  }

  @Override
  public int shortest() {
    return 0;
  }

  @Override
  public int longest() {
    return Math.min(vertices - 2, edges - 1);
  }

  @Override
  public CellGraph graph(int... own) {
    Matrix matrix = Matrix.of(vertices, edge -> own[edge]);
    List<String> labels = new ArrayList<>(List.of(CellGraph.INPUT));
    for (int vertex = 1; vertex < vertices - 1; vertex++) {
      labels.add(candidates.get(own[vertices * (vertices - 1) / 2 + vertex - 1]).name());
    }
    labels.add(CellGraph.OUTPUT);
    List<List<Integer>> sources =
        matrix.sources().stream()
            .map(bits -> IntStream.range(0, vertices).filter(i -> (bits >> i & 1) == 1))
            .map(from -> from.boxed().toList())
            .toList();
    return new CellGraph(labels, sources);
  }

  @Override
  public LabelledGraph key(int... own) {
    return graph(own).pruned(cutting()).unordered();
  }

  @Override
  public UniqueArchitectures unique(SearchSpace space) {
    UniqueCells cells = new UniqueCells(vertices, edges, candidates.size());
    return UniqueArchitectures.generated(space, keys(space.decisions()), cells::representatives);
  }
}
