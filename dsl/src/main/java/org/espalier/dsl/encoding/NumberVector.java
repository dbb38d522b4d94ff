package org.espalier.dsl.encoding;

import java.util.List;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.decision.Decision;
import org.espalier.dsl.decision.Decisions;

/**
 * One number per decision.
 *
 * @param decisions the space's
 */
record NumberVector(Decisions decisions) implements Encoding {
  @Override
  public int length() {
    return decisions.all().size();
  }

  @Override
  public List<String> names() {
    return decisions.all().stream().map(Decision::label).toList();
  }

  @Override
  public double[] encode(Architecture architecture) {
    return architecture.toNumbers();
  }
}
