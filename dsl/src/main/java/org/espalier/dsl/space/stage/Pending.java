package org.espalier.dsl.space.stage;

import java.util.ArrayList;
import java.util.List;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.Node;

/**
 * Kinds of blocks behind which {@code or()} was said and another kind is still to follow.
 *
 * @param before the kinds so far
 */
record Pending(Blocks before) implements Blocks {
  Blocks with(Blocks next) {
    List<Blocks> kinds =
        new ArrayList<>(before instanceof OneOf several ? several.kinds() : List.of(before));
    kinds.add(next);
    return new OneOf(kinds);
  }

  @Override
  public List<Decision> decisions(String at, BlockSettings settings, boolean first) {
    throw incomplete();
  }

  @Override
  public Node build(Layer layer, boolean first) {
    throw incomplete();
  }

  IllegalArgumentException incomplete() {
    return new IllegalArgumentException(
        "'stage()"
            + text()
            + "' ends with or(): say the other kind of block behind it, such as"
            + " .or().convolution(kernel(3)).");
  }

  @Override
  public String text() {
    return before.text() + ".or()";
  }
}
