package org.espalier.dsl.architecture;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What makes architectures equal as graphs: their cells' keys, and all other choices as text. */
final class CellKeys {
  private CellKeys() {}

  static String of(Architecture architecture) {
    List<CellForm> cells = architecture.space().cells();
    if (cells.isEmpty()) {
      return architecture.toString();
    }
    Map<String, String> others = architecture.values();
    cells.forEach(cell -> others.keySet().removeAll(cell.labels()));
    String keys =
        cells.stream().map(cell -> cell.key(architecture)).collect(Collectors.joining(" "));
    return others.isEmpty() ? keys : keys + " " + others;
  }

  static UniqueArchitectures unique(SearchSpace space) {
    List<CellForm> cells = space.cells();
    boolean cellOnly =
        cells.size() == 1 && cells.get(0).labels().size() == space.decisions().all().size();
    return cellOnly
        ? cells.get(0).unique(space)
        : UniqueArchitectures.enumerated(space, space::key);
  }
}
