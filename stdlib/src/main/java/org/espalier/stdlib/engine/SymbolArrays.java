package org.espalier.stdlib.engine;

import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Objects;
import org.espalier.dsl.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * What stands at a symbol's variables.
 *
 * @param program the symbol and what its variables mean
 * @param bound the graph that it was lowered from
 */
record SymbolArrays(SymbolProgram program, BoundGraph bound) {
  /** The weight at a variable, if it is one. */
  @Nullable Slot weight(String variable) {
    String name = program.weights().get(variable);
    return name == null ? null : Objects.requireNonNull(bound.slots().get(name), name);
  }

  /**
   * What stays at a variable for all batches, a weight or a constant; null where something is fed.
   *
   * @param manager owns constants
   */
  @Nullable MxNDArray kept(String variable, MxNDManager manager) {
    Slot weight = weight(variable);
    if (weight != null) {
      return (MxNDArray) weight.raw();
    }
    SymbolProgram.Constant constant = program.constants().get(variable);
    return constant == null ? null : constant.in(manager);
  }

  /**
   * What is fed at a variable.
   *
   * @param call owns what is drawn for it
   * @param target for programs that read one
   */
  MxNDArray fed(String variable, MxNDManager call, List<NDArray> inputs, @Nullable NDArray target) {
    Node noise = program.noises().get(variable);
    return noise != null
        ? (MxNDArray) bound.noise(noise, count(inputs), call)
        : given(variable, inputs, target);
  }

  /** The shape of what is fed at a variable; nothing is drawn. */
  Shape shape(String variable, List<NDArray> inputs, NDArray target) {
    Node noise = program.noises().get(variable);
    return noise != null
        ? Extents.batched(count(inputs), noise.shape())
        : given(variable, inputs, target).getShape();
  }

  private static int count(List<NDArray> inputs) {
    return (int) inputs.get(0).getShape().get(0);
  }

  private MxNDArray given(String variable, List<NDArray> inputs, @Nullable NDArray target) {
    Integer input = program.inputs().get(variable);
    NDArray array = input != null ? inputs.get(input) : target;
    return (MxNDArray) Objects.requireNonNull(array, variable);
  }
}
