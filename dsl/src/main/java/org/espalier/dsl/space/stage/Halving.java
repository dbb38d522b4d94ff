package org.espalier.dsl.space.stage;

import java.util.List;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.graph.Node;
import org.espalier.dsl.space.part.Candidates;

/** The residual block of NAS-Bench-201 between stages: see {@link Candidates#halve}. */
public record Halving() implements Blocks {
  @Override
  public List<Decision> decisions(String at, BlockSettings settings, boolean first) {
    return List.of();
  }

  @Override
  public Node build(Layer layer, boolean first) {
    if (layer.site().stride() != 2) {
      throw new IllegalArgumentException(
          "halving() halves the image: its stage has one layer of stride 2, but got stride "
              + layer.site().stride()
              + ".");
    }
    return Candidates.halve(layer.site());
  }

  @Override
  public String text() {
    return ".halving()";
  }
}
