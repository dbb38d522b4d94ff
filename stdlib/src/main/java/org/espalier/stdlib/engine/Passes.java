package org.espalier.stdlib.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a form computes; {@link BoundExecutable} does all the rest. */
interface Passes {
  /**
   * What is asked of the graph's outputs.
   *
   * @param call owns what comes up on the way
   * @param of one for each output
   */
  List<float[]> outputs(NDManager call, List<NDArray> inputs, Mode mode, List<Summary> of);

  /**
   * The loss of a batch, both ways: behind it the store's arrays have their gradients.
   *
   * @param call owns what comes of it, unless the passes keep that for the next batch
   * @param of what gradients are wanted
   */
  Outcome loss(NDManager call, List<NDArray> inputs, NDArray target, Mode mode, GradientsOf of);

  /**
   * The same passes on other arrays; what was found out about the graph stays known.
   *
   * @param bound the same graph
   * @param manager owns what the passes keep
   */
  Passes on(BoundGraph bound, NDManager manager);

  /**
   * What came of a batch, to be read before the next one.
   *
   * @param loss a single number
   * @param handedOn the states for the next batch
   * @param byInputs the gradients by the inputs if those were wanted, null where an input is not
   *     read; otherwise empty
   */
  record Outcome(NDArray loss, List<NDArray> handedOn, List<@Nullable NDArray> byInputs) {}
}
