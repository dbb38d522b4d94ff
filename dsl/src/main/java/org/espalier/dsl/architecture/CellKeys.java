package org.espalier.dsl.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.espalier.dsl.decision.Decisions;

/**
 * What makes architectures equal as graphs: their cells' keys, and all other choices as they are.
 */
public final class CellKeys {
  private final List<CellForm> cells;
  private final List<Function<Architecture, Object>> keys;

  /** The positions of decisions that shape no cell. */
  private final int[] others;

  /** For architectures of these decisions, some of which shape these cells. */
  public CellKeys(Decisions decisions, List<CellForm> cells) {
    this.cells = List.copyOf(cells);
    this.keys = cells.stream().map(cell -> cell.keys(decisions)).toList();
    List<String> shaping = cells.stream().flatMap(cell -> cell.labels().stream()).toList();
    this.others =
        IntStream.range(0, decisions.all().size())
            .filter(position -> !shaping.contains(decisions.all().get(position).label()))
            .toArray();
  }

  /** The key of an architecture. */
  public Object of(Architecture architecture) {
    List<Object> parts = new ArrayList<>(keys.size() + others.length);
    keys.forEach(key -> parts.add(key.apply(architecture)));
    for (int position : others) {
      parts.add(architecture.choice(position));
    }
    return List.copyOf(parts);
  }

  /** The architectures of a space up to equal keys. */
  UniqueArchitectures unique(SearchSpace space) {
    return cells.size() == 1 && others.length == 0
        ? cells.get(0).unique(space)
        : UniqueArchitectures.enumerated(space, space::key);
  }
}
