package org.espalier.stdlib.strategy.relaxed.picture;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.space.cell.Genotype;
import org.espalier.stdlib.strategy.relaxed.TraceRow;

/** Which options of which choices an architecture is made of. */
final class Derivations {
  private static final String GENOTYPE = "Genotype(";

  private Derivations() {}

  /** Options by the labels of choices; labels of choices that it does without are missing. */
  static Map<String, Set<String>> kept(TraceRow row, Architecture architecture) {
    Map<String, Set<String>> kept = new HashMap<>();
    architecture.values().forEach((label, option) -> kept.put(label, Set.of(option)));
    if (row.architecture().startsWith(GENOTYPE)) {
      Genotype.parse(row.architecture()).cells().forEach((cell, read) -> edges(kept, cell, read));
    }
    return kept;
  }

  /** The cells' nodes are numbered behind the states that they begin with. */
  private static void edges(Map<String, Set<String>> kept, String cell, Genotype.Cell read) {
    int inputs = 2;
    for (int node = 0; node < read.nodes().size(); node++) {
      for (Genotype.Edge edge : read.nodes().get(node)) {
        String label = cell + "/edge." + edge.input() + "-" + (node + inputs);
        kept.computeIfAbsent(label, fresh -> new HashSet<>()).add(edge.operation());
      }
    }
  }

  /** The names of the cells that a row's architecture is written with; none for other spaces. */
  static List<String> cells(TraceRow row) {
    return row.architecture().startsWith(GENOTYPE)
        ? List.copyOf(Genotype.parse(row.architecture()).cells().keySet())
        : List.of();
  }
}
