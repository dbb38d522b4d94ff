package org.espalier.dsl.encoding;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.CellForm;
import org.espalier.dsl.architecture.CellGraph;
import org.espalier.dsl.architecture.SearchSpace;

/**
 * A graph with features for graph networks. Several cells stand side by side without an edge
 * between them.
 *
 * @param featureNames what each feature says: input, output, and the cells' operations
 * @param features per vertex one number per feature: 1 where it stands
 * @param sources per vertex the vertices that it reads, as adjacency lists
 */
public record FeatureGraph(
    List<String> featureNames, List<List<Double>> features, List<List<Integer>> sources) {
  /** Copies. */
  public FeatureGraph {
    featureNames = List.copyOf(featureNames);
    features = features.stream().map(List::copyOf).toList();
    sources = sources.stream().map(List::copyOf).toList();
  }

  /**
   * The cells of an architecture, unused vertices included, so that all architectures of a space
   * have as many vertices and features.
   *
   * @throws IllegalArgumentException when its space has no cells
   */
  public static FeatureGraph of(Architecture architecture) {
    SearchSpace space = architecture.space();
    List<CellForm> cells = Cells.of(space, "A feature graph");
    List<String> names =
        Stream.concat(
                Stream.of(CellGraph.INPUT, CellGraph.OUTPUT),
                cells.stream().flatMap(cell -> cell.operations().stream()))
            .distinct()
            .toList();
    List<List<Double>> features = new ArrayList<>();
    List<List<Integer>> sources = new ArrayList<>();
    for (CellForm cell : cells) {
      CellGraph graph = cell.graph(architecture);
      int start = sources.size();
      for (int vertex = 0; vertex < graph.size(); vertex++) {
        String label = graph.labels().get(vertex);
        features.add(names.stream().map(name -> name.equals(label) ? 1.0 : 0.0).toList());
        sources.add(graph.sources().get(vertex).stream().map(from -> from + start).toList());
      }
    }
    return new FeatureGraph(names, features, sources);
  }

  /** How many vertices. */
  public int vertices() {
    return features.size();
  }

  /** The same edges, per vertex the vertices that read it. */
  public List<List<Integer>> targets() {
    return IntStream.range(0, vertices())
        .mapToObj(
            from ->
                IntStream.range(0, vertices())
                    .filter(to -> sources.get(to).contains(from))
                    .boxed()
                    .toList())
        .toList();
  }
}
