package org.espalier.stdlib.engine;

import ai.djl.mxnet.engine.CachedOp;
import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.mxnet.engine.MxSymbolBlock;
import ai.djl.mxnet.jna.JnaUtils;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.espalier.dsl.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * A symbol that MXNet has made ready, with its weights and constants in place; each call brings
 * only inputs and target. MXNet plans memory at the first call and keeps the plan while the batch
 * size stays.
 */
final class CompiledProgram {
  private final SymbolProgram program;
  private final BoundGraph bound;
  private final @Nullable GradientsOf of;
  private final CachedOp operator;
  private final List<String> variables = new ArrayList<>();
  private final List<@Nullable MxNDArray> fixed = new ArrayList<>();

  /**
   * Makes a symbol ready.
   *
   * @param of by which arrays it will be differentiated; null for none
   */
  CompiledProgram(
      SymbolProgram program, BoundGraph bound, @Nullable GradientsOf of, MxNDManager manager) {
    this.program = program;
    this.bound = bound;
    this.of = of;
    MxSymbolBlock block = new MxSymbolBlock(manager, program.load(manager));
    for (Parameter parameter : block.getAllParameters()) {
      String variable = parameter.getName();
      MxNDArray array = arrayOf(variable, bound.slots(), manager);
      variables.add(variable);
      fixed.add(array);
      if (array != null) {
        parameter.setArray(array);
      }
    }
    this.operator = JnaUtils.createCachedOp(block, manager, true);
  }

  private @Nullable MxNDArray arrayOf(
      String variable, Map<String, Slot> slots, MxNDManager manager) {
    String weight = program.weights().get(variable);
    if (weight != null) {
      Slot slot = java.util.Objects.requireNonNull(slots.get(weight));
      boolean differentiated = of != null && of.covers(slot.weight().role());
      return (MxNDArray) (differentiated ? slot.value() : slot.raw());
    }
    SymbolProgram.Constant constant = program.constants().get(variable);
    if (constant == null) {
      return null;
    }
    long[] extents = constant.extents().stream().mapToLong(Integer::longValue).toArray();
    return (MxNDArray) manager.create(constant.values(), new Shape(extents));
  }

  /**
   * One native call.
   *
   * @param call owns the results
   * @param inputs the graph's inputs
   * @param target the target, for programs that read one
   */
  MxNDArray[] run(MxNDManager call, List<NDArray> inputs, @Nullable NDArray target) {
    MxNDArray[] arguments = new MxNDArray[variables.size()];
    for (int i = 0; i < arguments.length; i++) {
      MxNDArray array = fixed.get(i);
      arguments[i] = array != null ? array : fed(call, variables.get(i), inputs, target);
    }
    return JnaUtils.cachedOpInvoke(call, operator.getHandle(), arguments);
  }

  private MxNDArray fed(
      MxNDManager call, String variable, List<NDArray> inputs, @Nullable NDArray target) {
    Node noise = program.noises().get(variable);
    if (noise != null) {
      int count = (int) inputs.get(0).getShape().get(0);
      return (MxNDArray) bound.noise(noise, count, call);
    }
    Integer input = program.inputs().get(variable);
    NDArray array = input != null ? inputs.get(input) : target;
    return (MxNDArray) java.util.Objects.requireNonNull(array, variable);
  }
}
