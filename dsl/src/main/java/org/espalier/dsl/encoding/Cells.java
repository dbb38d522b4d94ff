package org.espalier.dsl.encoding;

import java.util.List;
import org.espalier.dsl.architecture.CellForm;
import org.espalier.dsl.architecture.SearchSpace;

/** The cells that encodings of graphs need. */
final class Cells {
  private Cells() {}

  static List<CellForm> of(SearchSpace space, String who) {
    if (space.cells().isEmpty()) {
      throw new IllegalArgumentException(
          who
              + " needs a space whose cells are decided, but "
              + space
              + " has none; use Encoding.oneHot(space).");
    }
    return space.cells();
  }
}
