package org.espalier.stdlib.engine;

import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.mxnet.engine.Symbol;
import ai.djl.mxnet.jna.JnaUtils;
import ai.djl.ndarray.NDArray;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A symbol bound to the arrays that it reads and to those that its gradients go to: one native call
 * there and one back. MXNet plans both ways as one, once, and computes no other gradients.
 */
final class BoundSymbol {
  private static final MxnetCalls LIBRARY = MxnetCalls.load();
  private static final int CPU = 1;
  private static final int GPU = 2;
  private static final int WRITE = 1;
  private static final int TRAINING = 1;

  private final Pointer handle;
  private final long address;
  private final List<MxNDArray> results;

  /**
   * Binds.
   *
   * @param arguments what it reads, in its order
   * @param gradients where the gradient by each goes; null where nobody wants it
   * @param states what batch norms move
   * @param manager it ends with this
   * @param neighbour whose memory it may use, as the two never run at once
   */
  BoundSymbol(
      Symbol symbol,
      DeviceName device,
      List<MxNDArray> arguments,
      List<@Nullable NDArray> gradients,
      List<MxNDArray> states,
      MxNDManager manager,
      @Nullable BoundSymbol neighbour) {
    this.handle = bind(symbol, device, arguments, gradients, states, neighbour);
    this.address = Pointer.nativeValue(handle);
    manager.attachInternal("executor", () -> LIBRARY.MXExecutorFree(handle));
    this.results = results(manager);
  }

  private static Pointer bind(
      Symbol symbol,
      DeviceName device,
      List<MxNDArray> arguments,
      List<@Nullable NDArray> gradients,
      List<MxNDArray> states,
      @Nullable BoundSymbol neighbour) {
    PointerByReference bound = new PointerByReference();
    try (Memory values = MxnetCalls.pointers(arguments);
        Memory targets = MxnetCalls.pointers(gradients);
        Memory requests = new Memory((long) Integer.BYTES * arguments.size());
        Memory moved = MxnetCalls.pointers(states)) {
      for (int i = 0; i < arguments.size(); i++) {
        requests.setInt((long) Integer.BYTES * i, gradients.get(i) == null ? 0 : WRITE);
      }
      JnaUtils.checkCall(
          LIBRARY.MXExecutorBindEX(
              symbol.getHandle(),
              device.gpu() ? GPU : CPU,
              device.index(),
              0,
              null,
              null,
              null,
              arguments.size(),
              values,
              targets,
              requests,
              states.size(),
              moved,
              neighbour == null ? null : neighbour.handle,
              bound));
    }
    return bound.getValue();
  }

  private List<MxNDArray> results(MxNDManager manager) {
    IntByReference count = new IntByReference();
    PointerByReference handles = new PointerByReference();
    JnaUtils.checkCall(LIBRARY.MXExecutorOutputs(handle, count, handles));
    Pointer[] all = handles.getValue().getPointerArray(0, count.getValue());
    return Arrays.stream(all).map(manager::create).toList();
  }

  /** What it yields; every pass writes into these arrays. */
  List<MxNDArray> results() {
    return results;
  }

  /** There, in training. */
  void forward() {
    JnaUtils.checkCall(DirectCalls.MXExecutorForward(address, TRAINING));
  }

  /**
   * And back.
   *
   * @param heads where the handles are of the gradients by its results
   */
  void backward(long heads) {
    JnaUtils.checkCall(DirectCalls.MXExecutorBackwardEx(address, results.size(), heads, TRAINING));
  }
}
