package org.espalier.stdlib.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/** How a form computes; {@link BoundExecutable} does all the rest. */
interface Passes {
  /**
   * What is asked of the graph's outputs.
   *
   * @param call owns what comes of it
   * @param of one for each output
   */
  List<NDArray> outputs(NDManager call, List<NDArray> inputs, Mode mode, List<Summary> of);

  /** What {@link #loss} needs and must not be recorded; called just before. */
  void prepare(Mode mode, GradientsOf of);

  /** The loss, and behind it what is handed on; called while recording. */
  List<NDArray> loss(
      NDManager call, List<NDArray> inputs, NDArray target, Mode mode, GradientsOf of);
}
