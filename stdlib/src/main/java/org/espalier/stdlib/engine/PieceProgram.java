package org.espalier.stdlib.engine;

import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.mxnet.engine.Symbol;
import ai.djl.mxnet.jna.JnaUtils;
import ai.djl.ndarray.NDArray;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What MXNet makes of a {@link Piece.Structure}; every call brings all arrays, so it serves all
 * chains of the structure, several times in one pass. MXNet keeps no memory between calls.
 */
final class PieceProgram implements AutoCloseable {
  private static final MxnetCalls LIBRARY = MxnetCalls.load();

  private final SymbolProgram program;
  private final Symbol symbol;
  private final Pointer handle;
  private final String[] variables;
  private final Map<String, MxNDArray> constants = new HashMap<>();

  /**
   * Makes it ready.
   *
   * @param manager owns its constants
   */
  PieceProgram(SymbolProgram program, MxNDManager manager) {
    this.program = program;
    this.symbol = program.load(manager);
    this.variables = symbol.getAllNames();
    program.constants().forEach((name, constant) -> constants.put(name, constant.in(manager)));
    PointerByReference created = new PointerByReference();
    String[] keys = {"static_alloc", "static_shape"};
    String[] values = {"0", "0"};
    JnaUtils.checkCall(
        LIBRARY.MXCreateCachedOpEX(
            symbol.getHandle(), keys.length, keys, values, created, (byte) 0));
    this.handle = created.getValue();
  }

  /** The weights' places in {@link Piece#graph}, in the order of the variables; null for others. */
  List<@Nullable String> weights() {
    List<@Nullable String> weights = new ArrayList<>();
    for (String variable : variables) {
      weights.add(program.weights().get(variable));
    }
    return weights;
  }

  /**
   * One native call.
   *
   * @param call owns the results
   * @param weights for each variable its array, null where it is no weight
   * @param reads what the chain reads
   * @param target for losses
   */
  MxNDArray[] run(
      MxNDManager call,
      List<@Nullable NDArray> weights,
      List<NDArray> reads,
      @Nullable NDArray target) {
    MxNDArray[] arguments = new MxNDArray[variables.length];
    for (int i = 0; i < arguments.length; i++) {
      NDArray array = weights.get(i);
      if (array == null) {
        array = constants.get(variables[i]);
      }
      if (array == null) {
        Integer input = program.inputs().get(variables[i]);
        array = input != null ? reads.get(input) : target;
      }
      arguments[i] = (MxNDArray) java.util.Objects.requireNonNull(array, variables[i]);
    }
    return JnaUtils.cachedOpInvoke(call, handle, arguments);
  }

  @Override
  public void close() {
    JnaUtils.freeCachedOp(handle);
    symbol.close();
    constants.values().forEach(MxNDArray::close);
  }
}
