package org.espalier.stdlib.estimate;

import java.util.List;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.engine.DeviceName;

/**
 * How good an architecture is, by some means: training, a table, a proxy. Immutable; what it prints
 * is how it is typed.
 */
public interface Estimator {
  /**
   * Estimates. The same architecture and seed give the same numbers.
   *
   * @param seed where all randomness of this estimate begins
   * @throws java.util.concurrent.CancellationException when the thread was interrupted
   * @throws RuntimeException when this candidate can't be estimated; the search goes on without it
   */
  Evaluation estimate(Architecture architecture, Seed seed);

  /**
   * Estimators that judge as this one does and can work side by side, each on a thread of its own;
   * by default this one alone. Whoever has many architectures to judge gives each of these one
   * after the other.
   *
   * @param most how many are wanted at the most; at least 1
   */
  default List<Estimator> sideBySide(int most) {
    return List.of(this);
  }

  /**
   * The same estimator on another device, the engine as it is. What computes nothing, such as a
   * table, stays as it is.
   */
  default Estimator on(DeviceName device) {
    return this;
  }
}
