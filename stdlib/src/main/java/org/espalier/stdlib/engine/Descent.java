package org.espalier.stdlib.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/** How an engine carries {@link Sgd}'s formula out for many arrays. */
interface Descent {
  /** One array's part in a step. */
  record Move(NDArray weight, NDArray gradient, NDArray velocity) {}

  /**
   * Changes weights and velocities.
   *
   * @param call owns what lives during the step
   * @param moves which; may be empty
   * @param settings momentum and kind
   * @param decay these arrays' decay
   * @param rate the learning rate
   * @param scale what gradients are multiplied by first
   */
  void step(
      NDManager call, List<Move> moves, Sgd settings, double decay, double rate, double scale);

  /** The sum of the squares of all numbers. */
  double squares(NDManager call, List<NDArray> arrays);
}
