package org.espalier.stdlib.estimate;

import java.util.List;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.random.Seed;

/** An estimator that works side by side by its members, and never alone. */
public record Members(List<Estimator> members) implements Estimator {
  @Override
  public Evaluation estimate(Architecture architecture, Seed seed) {
    throw new AssertionError("there are members for that");
  }

  @Override
  public List<Estimator> sideBySide(int most) {
    return members.subList(0, Math.min(most, members.size()));
  }
}
