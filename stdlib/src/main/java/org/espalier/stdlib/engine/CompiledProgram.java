package org.espalier.stdlib.engine;

import ai.djl.mxnet.engine.CachedOp;
import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.mxnet.engine.MxSymbolBlock;
import ai.djl.mxnet.jna.JnaUtils;
import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A symbol of outputs that MXNet has made ready, with its weights and constants in place; each call
 * brings only inputs. MXNet plans memory at the first call and keeps the plan while the batch size
 * stays.
 */
final class CompiledProgram {
  private final SymbolArrays arrays;
  private final CachedOp operator;
  private final List<String> variables = new ArrayList<>();
  private final List<@Nullable MxNDArray> kept = new ArrayList<>();

  /** Makes a symbol ready. */
  CompiledProgram(SymbolArrays arrays, MxNDManager manager) {
    this.arrays = arrays;
    MxSymbolBlock block = new MxSymbolBlock(manager, arrays.program().load(manager));
    for (Parameter parameter : block.getAllParameters()) {
      MxNDArray array = arrays.kept(parameter.getName(), manager);
      variables.add(parameter.getName());
      kept.add(array);
      if (array != null) {
        parameter.setArray(array);
      }
    }
    this.operator = JnaUtils.createCachedOp(block, manager, true);
  }

  /**
   * One native call.
   *
   * @param call owns the results
   * @param inputs the graph's inputs
   */
  MxNDArray[] run(MxNDManager call, List<NDArray> inputs) {
    MxNDArray[] arguments = new MxNDArray[variables.size()];
    for (int i = 0; i < arguments.length; i++) {
      MxNDArray array = kept.get(i);
      arguments[i] = array != null ? array : arrays.fed(variables.get(i), call, inputs, null);
    }
    return JnaUtils.cachedOpInvoke(call, operator.getHandle(), arguments);
  }
}
