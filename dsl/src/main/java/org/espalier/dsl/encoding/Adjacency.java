package org.espalier.dsl.encoding;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.CellForm;
import org.espalier.dsl.architecture.CellGraph;

/**
 * Edges and operations of each cell.
 *
 * @param cells the space's
 */
record Adjacency(List<CellForm> cells) implements Encoding {
  @Override
  public int length() {
    return names().size();
  }

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (CellForm cell : cells) {
      for (int from = 0; from < cell.vertices(); from++) {
        for (int to = from + 1; to < cell.vertices(); to++) {
          names.add(cell.name() + "/" + from + "-" + to);
        }
      }
      for (int vertex = 0; vertex < cell.vertices(); vertex++) {
        for (String operation : cell.operations()) {
          names.add(cell.name() + "/" + vertex + "=" + operation);
        }
      }
    }
    return names;
  }

  @Override
  public double[] encode(Architecture architecture) {
    List<Double> numbers = new ArrayList<>();
    for (CellForm cell : cells) {
      CellGraph graph = cell.graph(architecture);
      for (int from = 0; from < graph.size(); from++) {
        for (int to = from + 1; to < graph.size(); to++) {
          numbers.add(graph.edge(from, to) ? 1.0 : 0.0);
        }
      }
      for (String label : graph.labels()) {
        cell.operations().forEach(operation -> numbers.add(operation.equals(label) ? 1.0 : 0.0));
      }
    }
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
